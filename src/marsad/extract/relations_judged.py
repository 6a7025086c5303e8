"""Ties by what the reader makes of every pair of ends, joined with what the cues tell.

Each tie that either of them sees is weighed by named features (weights: `resources/siting/ties_read.yml`, learned by
`training/relating.py`). The list may speak for a tie that the reader sees; alone it is no ground for one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.extract.relations_ends import End, ends_of, led_by, related, tied, umbrellas
from marsad.extract.relations_pairs import Pair, pairs_of
from marsad.extract.relations_place import PERSONAL, SYMMETRIC, UPWARD, Place, Reader
from marsad.extract.relations_read import attribution_over, status_at
from marsad.extract.relations_rules import tie_of
from marsad.extract.relations_words import READ, Cue
from marsad.extract.weighing import Features, learned, score
from marsad.model.document import Document
from marsad.model.mentions import Relation
from marsad.model.reading import log_odds
from marsad.model.report import Sentence, Span

Key = tuple[str, str, str]
LEAST = 0.02  # less than this of the reader is not looked at
_AGAIN = 0.3  # of the reader, for a tie told in another place too
ENOUGH = -1.0  # log odds; surer than the cues alone, and more of them
_BETWEEN_ORGANISATIONS = frozenset({"allied_with", "fights", "part_of", "merged_into"})
_OF_ORGANISATIONS = _BETWEEN_ORGANISATIONS | {"affiliated_with", "pledged_to", "split_from", "member_of", "leads"}


class Places:
    """Where a tie is told, for what the rules know of its ends."""

    def __init__(self, document: Document) -> None:
        self._reader, self._document = Reader(document), document
        self._ends: dict[Span, list[End]] = {}

    def __call__(self, sentence: Sentence, predicate: str) -> Place:
        if sentence.span not in self._ends:
            self._ends[sentence.span] = ends_of(self._document, sentence)
        return Place(self._reader, sentence, sentence.language, self._ends[sentence.span], told={predicate})


@dataclass(frozen=True, slots=True)
class Seen:
    """A tie that the reader sees between two ends."""

    key: Key
    pair: Pair
    probability: float
    first: bool  # no other tie of the two is as likely
    barred: bool  # what is known of the two speaks against it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tie with all that speaks for and against it."""

    relation: Relation
    features: Features

    @property
    def key(self) -> Key:
        return self.relation.subject, self.relation.predicate, self.relation.object


def judged(document: Document, ruled: Sequence[Relation]) -> list[Relation]:
    """The ties of a report that has been read; `ruled`: those that its cues tell."""
    weights = learned("ties_read")
    found = [c.relation for c in candidates(document, ruled) if score(c.features, weights) >= ENOUGH]
    return sorted(found, key=lambda r: (r.span, r.subject, r.predicate, r.object))


def candidates(document: Document, ruled: Sequence[Relation]) -> list[Candidate]:
    """Every tie that the cues tell or the reader holds possible."""
    seen: dict[Key, list[Seen]] = defaultdict(list)
    for one in _seen(document):
        seen[one.key].append(one)
    told = {(r.subject, r.predicate, r.object): r for r in ruled}
    for subject, predicate, object in [key for key in seen if key[1] in SYMMETRIC and key not in told]:
        if (object, predicate, subject) in told:  # one tie, whichever end is named first
            seen[object, predicate, subject] += seen.pop((subject, predicate, object))
    likeliest = {key: max(s.probability for s in several) for key, several in seen.items()}
    couples = {frozenset((r.subject, r.object)) for r in ruled}
    found = []
    for key in sorted({*seen, *told}):
        several = sorted(seen.get(key, ()), key=lambda s: -s.probability)
        features = _features(document, key, several, likeliest)
        features["rule"] = float(key in told)
        features["rule read"] = features["rule"] * features.get("read", 0.0)
        features["rule otherwise"] = float(key not in told and frozenset((key[0], key[2])) in couples)
        relation = told.get(key) or _relation(document, several[0])
        found.append(Candidate(relation, features))
    return found


def _features(document: Document, key: Key, several: Sequence[Seen], likeliest: dict[Key, float]) -> Features:
    subject, predicate, object = key
    known = related(subject, object) or object in umbrellas(subject) or tied(subject, object) is not None
    features = {
        "a tie": 1.0,
        f"a tie {predicate}": 1.0,
        "listed": float(_listed(*key)),
        "listed otherwise": float(known and not _listed(*key)),
    }
    if not several:
        return {**features, "no pair": 1.0}
    best = several[0]
    here = {p for (s, q, o), p in likeliest.items() if q == predicate and (s, o) != (subject, object)
            and (s == subject or o == object)}  # fmt: skip
    return {
        **features,
        "read": log_odds(best.probability),
        f"apart {best.pair.apart}": 1.0,
        "title": float(best.pair.sentence.title),
        "subject not named": float(not best.pair.subject.named),
        "object not named": float(not best.pair.object.named),
        "not first": float(not best.first),
        "barred": float(best.barred),
        "again": float(sum(s.probability >= _AGAIN for s in several) > 1),
        "outdone": float(max(here, default=0.0) > best.probability),
        "outdone personal": float(predicate in PERSONAL and max(here, default=0.0) > best.probability),
    }


def _listed(subject: str, predicate: str, object: str) -> bool:
    """Whether the list has this very tie."""
    if predicate in PERSONAL:
        return tied(subject, object) == predicate
    return object in umbrellas(subject) if predicate in UPWARD else False


def _seen(document: Document) -> Iterable[Seen]:
    assert document.reading is not None
    pairs = pairs_of(document)
    shares = document.reading.ties([(p.subject.span, p.object.span) for p in pairs])
    place_of = Places(document)
    backwards = {(p.subject, p.object): share for p, share in zip(pairs, shares, strict=True)}
    for pair, share in zip(pairs, shares, strict=True):
        turned = backwards.get((pair.object, pair.subject))
        first = max((p for p in share if p != "none"), key=lambda p: share[p])
        for predicate, probability in share.items():
            if predicate in SYMMETRIC and turned is not None:
                if pair.subject.span > pair.object.span:
                    continue  # seen the other way round
                probability = max(probability, turned[predicate])
            if predicate == "none" or probability < LEAST:
                continue
            if (predicate == "operates_in") != (pair.object.kind == "place"):
                continue
            key, barred = key_of(place_of(pair.sentence, predicate), pair, predicate)
            yield Seen(key, pair, probability, first == predicate, barred)


def key_of(place: Place, pair: Pair, predicate: str) -> tuple[Key, bool]:
    """The ids of a tie between a pair, and whether what is known of the two speaks against it. In ties of organisations
    a leader stands for his own ("allied with Haftar")."""
    kind = "organisation" if predicate in _OF_ORGANISATIONS else pair.object.kind
    cue = Cue(predicate, (), pair.subject.kind, kind, "asserted", sure=True)
    tie = tie_of(place, cue, pair.subject, pair.object)
    if tie is None:
        return (pair.subject.id, predicate, pair.object.id), True
    subject, predicate, object = tie[:3]
    if predicate in _BETWEEN_ORGANISATIONS and pair.subject.kind == "person" and subject == pair.subject.id:
        subject = led_by(subject, place.reader.day, place.reader.mentioned()) or subject
    return (subject, predicate, object), subject == object


def _relation(document: Document, seen: Seen) -> Relation:
    """The tie as the text has it between the two ends; told across sentences, in all of the later one."""
    span, sentence = _words(seen.pair), seen.pair.sentence
    tokens = document.tokens_in(span)
    language = sentence.language if sentence.language in READ else document.language
    status = status_at(document, sentence, language, tokens[0].index, tokens[-1].index + 1)
    return Relation(*seen.key, status=status, span=span, per=attribution_over(document, span))


def _words(pair: Pair) -> Span:
    sentence: Sentence = pair.sentence
    if pair.apart:
        return sentence.span
    spans = (pair.subject.span, pair.object.span)
    return Span(min(s.start for s in spans), max(s.end for s in spans))
