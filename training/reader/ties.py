"""Which pairs of ends a report is annotated to tie, by offsets: what the reader learns ties from.

The annotation names a tie's ends by id and quotes its words. Of the pairs with these ids the one nearest to the quote
is right; the others of the same two are neither right nor wrong; all other pairs of the report are told of nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from marsad.coder import build_pipeline
from marsad.extract.relations_judged import Places, key_of
from marsad.extract.relations_pairs import Pair, pairs_of
from marsad.extract.relations_place import SYMMETRIC
from marsad.model.document import Document
from marsad.reader.labels import TIES
from training.documents import as_report
from training.reader.data import SKIP, TieMark, occurrences

_ELSEWHERE = 250  # characters between a quote and a pair that it says nothing of


def right_pairs(report: dict[str, Any], document: Document, pairs: Sequence[Pair]) -> dict[int, str]:
    """Number of a pair → the tie that the annotation has for it; "" for those that are neither right nor wrong."""
    found: dict[int, str] = {}
    place_of = Places(document)
    keys = {
        predicate: [key_of(place_of(pair.sentence, predicate), pair, predicate)[0] for pair in pairs]
        for predicate in {relation["predicate"] for relation in report["relations"]}
    }
    for relation in report["relations"]:
        predicate, ends = relation["predicate"], (relation["subject"], relation["object"])
        spots = occurrences(relation["quote"], document.text)
        for turned, (one, other) in enumerate((ends, ends[::-1])):
            told = {(one, predicate, other), (other, predicate, one)}
            of_these = [
                i
                for i, (pair, key) in enumerate(zip(pairs, keys[predicate], strict=True))
                if (one in pair.subject.ids and other in pair.object.ids) or key in told
            ]
            for i in of_these:
                found.setdefault(i, "")
            if turned and predicate not in SYMMETRIC:
                continue
            far = {i: min((_far(pairs[i], spot) for spot in spots), default=_ELSEWHERE) for i in of_these}
            best = min(of_these, key=lambda i: (far[i], pairs[i].apart), default=None)
            if best is not None and far[best] < _ELSEWHERE:
                found[best] = predicate
    return found


def _far(pair: Pair, spot: tuple[int, int]) -> int:
    """Characters that the two ends and the quote span together, beyond the ends and the quote themselves."""
    spans = [(pair.subject.span.start, pair.subject.span.end), (pair.object.span.start, pair.object.span.end), spot]
    return max(end for _, end in spans) - min(start for start, _ in spans) - sum(e - s for s, e in spans)


def marks(report: dict[str, Any], document: Document) -> Iterator[TieMark]:
    """The labels of a report's pairs."""
    pairs = pairs_of(document)
    right = right_pairs(report, document, pairs)
    for i, pair in enumerate(pairs):
        tie = right.get(i, "none")
        spans = [(end.span.start, end.span.end) for end in (pair.subject, pair.object)]
        yield spans[0], spans[1], TIES.index(tie) if tie else SKIP


def tie_marks(reports: Sequence[dict[str, Any]]) -> dict[str, list[TieMark]]:
    """The labels of all reports, read by rules; a report of our own without a tie may just not have been looked at."""
    looked = [r for r in reports if r["relations"] or not r["id"].startswith("x")]
    documents = build_pipeline("rules").stream(map(as_report, looked))
    return {report["id"]: list(marks(report, document)) for report, document in zip(looked, documents, strict=True)}
