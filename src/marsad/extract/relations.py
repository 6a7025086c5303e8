"""Ties that a report states between actors, persons and places: who leads, joins, splits, pledges, allies, fights."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from marsad.model.document import Document
from marsad.model.mentions import Relation
from marsad.model.report import Sentence, Span
from marsad.resources import digest, load_one
from marsad.text.match import Match, PhraseMatcher
from marsad.text.split import readable_sentences

READ = ("ar", "fr", "en")
_SYMMETRIC = frozenset({"allied_with", "rival_of", "fights", "close_to"})
_ORGANISED = frozenset({"group", "force", "mission", "government", "anaphor", "generic"})
_AROUND = 4  # words around a cue in which "former", "suspected", "denied" bear on it


@dataclass(frozen=True, slots=True)
class Cue:
    """Words for a tie, and where its two ends stand from them (resources/relations)."""

    predicate: str
    subject: str
    object: str
    subject_kind: str
    object_kind: str
    status: str
    near: int


@dataclass(frozen=True, slots=True)
class End:
    """Something a tie may hold: `kind` is person, actor or place; `first`/`last` are token positions."""

    kind: str
    id: str
    span: Span
    first: int
    last: int


@lru_cache(maxsize=4)
def _cues(language: str) -> PhraseMatcher[Cue]:
    matcher: PhraseMatcher[Cue] = PhraseMatcher(())
    for cue in load_one("relations", language)["cues"]:
        fields = ("predicate", "subject", "object", "subject_kind", "object_kind", "status", "near")
        for words in cue["words"]:
            matcher.add(words, Cue(*(cue[field] for field in fields)))
    return matcher


@lru_cache(maxsize=4)
def _standing(language: str) -> PhraseMatcher[str]:
    record = load_one("relations", language)
    return PhraseMatcher((words, status) for status in ("denied", "former", "hedged") for words in record[status])


class Relations:
    """Stage: reads cues between resolved mentions; what only the actor list says is never given as the report's."""

    name, version = "relations", "1"
    needs = frozenset({"tokens", "sentences", "places", "actors", "persons", "attributions"})
    gives = frozenset({"relations"})

    def settings(self) -> dict[str, Any]:
        return {"relations": digest("relations")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            document.relations = find_relations(document)


def find_relations(document: Document) -> list[Relation]:
    """The ties stated in a document, each once, at its first statement."""
    found: dict[tuple[str, str, str], Relation] = {}
    for sentence in readable_sentences(document):
        for relation in _in_sentence(document, sentence):
            key = (relation.subject, relation.predicate, relation.object)
            mirrored = (relation.object, relation.predicate, relation.subject)
            if relation.predicate in _SYMMETRIC and mirrored in found:
                continue
            found.setdefault(key, relation)
    return sorted(found.values(), key=lambda r: r.span)


def _in_sentence(document: Document, sentence: Sentence) -> Iterator[Relation]:
    language = sentence.language if sentence.language in READ else document.language
    if language not in READ:
        return
    ends = _ends(document, sentence)
    if len(ends) < 2:
        return
    for match in _cues(language).find_all(document.tokens, sentence.first, sentence.last):
        if any(end.first < match.first and match.last < end.last for end in ends):
            continue  # the words are inside a name
        for cue in match.payloads:
            pair = _pair(document, cue, match, ends)
            if pair is not None:
                yield _relation(document, sentence, language, cue, match, *pair)


def _ends(document: Document, sentence: Sentence) -> list[End]:
    named = [("person", p.person, p.span) for p in document.persons if p.person]
    named += [("actor", a.actor, a.span) for a in document.actors if a.actor and a.kind in _ORGANISED]
    named += [("place", p.resolved.place_id, p.span) for p in document.places if p.resolved and p.use == "location"]
    ends = []
    for kind, id, span in named:
        if sentence.span.covers(span):
            tokens = [
                t for t in document.tokens[sentence.first : sentence.last] if span.start < t.end and t.start < span.end
            ]
            if tokens:
                ends.append(End(kind, id, span, tokens[0].index, tokens[-1].index + 1))
    return sorted(ends, key=lambda end: end.span)


def _fits(end: End, kind: str) -> bool:
    return end.kind == kind or (kind == "any" and end.kind != "place")


def _before(cue: Cue, kind: str, match: Match[Cue], ends: list[End], near: int) -> list[End]:
    """Ends of the kind before the cue, nearest first."""
    found = [e for e in ends if _fits(e, kind) and e.last <= match.first and match.first - e.last <= near]
    return found[::-1]


def _after(cue: Cue, kind: str, match: Match[Cue], ends: list[End], near: int) -> list[End]:
    return [
        e
        for e in ends
        if _fits(e, kind) and e.first >= match.last - 1 and e.last > match.last and e.first - match.last <= near
    ]


def _pair(document: Document, cue: Cue, match: Match[Cue], ends: list[End]) -> tuple[End, End] | None:
    if cue.subject == cue.object == "beside":
        two = (
            _before(cue, cue.subject_kind, match, ends, 8)[:2][::-1]
            or _after(cue, cue.subject_kind, match, ends, 8)[:2]
        )
        return (two[0], two[1]) if len(two) == 2 and two[0].id != two[1].id else None
    if cue.subject == cue.object == "after":
        following = _after(cue, cue.subject_kind, match, ends, cue.near + 4)[:2]
        return (following[0], following[1]) if len(following) == 2 and following[0].id != following[1].id else None
    if cue.object == "before":
        subject, object = _first(_after(cue, cue.subject_kind, match, ends, cue.near)), None
        object = _first(_before(cue, cue.object_kind, match, ends, cue.near))
    else:
        object = _first(_after(cue, cue.object_kind, match, ends, 3))
        subject = _subject(cue, match, ends, object)
    if subject is None or object is None or subject.id == object.id:
        return None
    return subject, object


def _subject(cue: Cue, match: Match[Cue], ends: list[End], object: End | None) -> End | None:
    before = _first(_before(cue, cue.subject_kind, match, ends, cue.near))
    if cue.subject == "before" or object is None:
        return before
    # "X, leader of ORG" or "leader of ORG X": the nearer of the two stands for the title.
    after = _first(
        [e for e in ends if _fits(e, cue.subject_kind) and e.first >= object.last and e.first - object.last <= 2]
    )
    if after is not None and (before is None or match.first - before.last > 1):
        return after
    return before if before is not None and match.first - before.last <= cue.near else None


def _first(ends: list[End]) -> End | None:
    return ends[0] if ends else None


def _relation(
    document: Document, sentence: Sentence, language: str, cue: Cue, match: Match[Cue], subject: End, object: End
) -> Relation:
    span = Span(
        min(subject.span.start, object.span.start, match.span.start),
        max(subject.span.end, object.span.end, match.span.end),
    )
    return Relation(
        subject=subject.id,
        predicate=cue.predicate,
        object=object.id,
        status=_status(document, sentence, language, cue, match),
        span=span,
        per=_attribution(document, match.span),
    )


def _status(document: Document, sentence: Sentence, language: str, cue: Cue, match: Match[Cue]) -> str:
    if cue.status != "asserted":
        return cue.status
    first = max(sentence.first, match.first - _AROUND)
    last = min(sentence.last, match.last + 1)
    found = {status for m in _standing(language).find(document.tokens, first, last) for status in m.payloads}
    return next((status for status in ("denied", "former", "hedged") if status in found), "asserted")


def _attribution(document: Document, span: Span) -> int | None:
    for i, attribution in enumerate(document.attributions):
        if attribution.content is not None and attribution.content.overlaps(span):
            return i
    return None
