"""Ties in one sentence: each cue with the ends that its forms find, pairs that act together, leaders inside names."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from marsad.extract.relations_ends import End, ends_of, hosts, is_army, is_force, is_state, pair_at, person_in, tied
from marsad.extract.relations_fill import fill
from marsad.extract.relations_place import PERSONAL, Place, Reader
from marsad.extract.relations_rules import tie_of
from marsad.extract.relations_words import Cue, cues, joins, pairs, single_words, standing, theres
from marsad.model.document import Document
from marsad.model.mentions import Relation
from marsad.model.report import Sentence, Span
from marsad.text.match import Match

_AROUND = 5  # words around a cue in which "former", "suspected", "denied" bear on it
_JOIN_WORDS = 6  # between a force and its helper
_BACK = 3  # sentences in which an antecedent is looked for


def read_sentence(reader: Reader, sentence: Sentence, language: str) -> Iterator[Relation]:
    """The ties of a sentence, in the order of their cues."""
    ends = ends_of(reader.document, sentence)
    ends = sorted([*ends, *_two(reader, sentence, language, ends)], key=lambda e: (e.first, e.last))
    ends = sorted([*ends, *_there(reader, sentence, language, ends)], key=lambda e: (e.first, e.last))
    place = Place(reader, sentence, language, ends)
    yield from _named_after(place)
    yield from _pairs(place)
    yield from _helpers(place)
    yield from _all_told(place)
    if not reader.kept:
        reader.topic = next((e for e in ends if e.kind == "actor" and not (e.open or is_force(e.id))), reader.topic)
    reader.kept = False
    reader.before = [*reader.before[1 - _BACK :], ends]


def _two(reader: Reader, sentence: Sentence, language: str, ends: list[End]) -> list[End]:
    """Ends for "the two groups", "الجماعتان": the last two that were named."""
    found: list[End] = []
    for match in pairs(language).find(reader.document.tokens, sentence.first, sentence.last):
        named = [e for row in reader.before for e in row] + [e for e in ends if e.last <= match.first]
        ids = [e.id for e in named if e.kind == "actor" and e.named and not e.open and not is_force(e.id)]
        last = list(dict.fromkeys(reversed(ids)))[:2][::-1]
        if len(last) == 2:
            found += pair_at(match.first, match.last, match.span, last)
    return found


def _there(reader: Reader, sentence: Sentence, language: str, ends: list[End]) -> list[End]:
    """Ends for "the town", "this area": the place that was named last."""
    found: list[End] = []
    for match in theres(language).find(reader.document.tokens, sentence.first, sentence.last):
        named = [e for row in reader.before for e in row] + [e for e in ends if e.last <= match.first]
        last = next((e for e in reversed(named) if e.kind == "place" and "-" in e.id), None)
        if last is not None and not any(e.kind == "place" and 0 <= e.first - match.last <= 2 for e in ends):
            found.append(End("place", last.ids, match.span, match.first, match.last, named=False))
    return found


def _matches(place: Place) -> list[Match[Cue]]:
    """Cues of the sentence that are no part of a name, in text order, longer ones first."""
    first, last = place.sentence.first, place.sentence.last
    names = [e for e in place.ends if e.kind != "place" and e.named and e.first < e.last]
    found = cues(place.language).find_all(place.reader.document.tokens, first, last)
    found = [m for m in found if not any(e.first <= m.first and m.last <= e.last for e in names)]
    return sorted(found, key=lambda m: (m.first, -m.last))


def _all_told(place: Place) -> Iterator[Relation]:
    """Ties by cues. Words inside longer ones speak only where those are silent and mean the same tie."""
    spoken: list[tuple[int, int, str, bool]] = []
    matches = _matches(place)
    place.told = {cue.predicate for match in matches for cue in match.payloads}
    for match in matches:
        for cue in match.payloads:
            around = [
                x
                for x in spoken
                if x[0] <= match.first and match.last <= x[1] and (x[1] - x[0]) > match.last - match.first
            ]
            if any(told or (predicate in PERSONAL and predicate != cue.predicate) for _, _, predicate, told in around):
                continue
            relations = list(_told(place, cue, match))
            spoken.append((match.first, match.last, cue.predicate, bool(relations)))
            yield from relations


def _told(place: Place, cue: Cue, match: Match[Cue]) -> Iterator[Relation]:
    for form in cue.forms:
        found = fill(place, cue, form, match)
        couples = [(s, o) for s in found.get("S", ()) for o in found.get("O", ())]
        couples += combinations(found.get("P", ()), 2)
        ties = [tie for s, o in couples if (tie := tie_of(place, cue, s, o)) is not None]
        if not ties:
            continue
        for subject, predicate, object, s, o in ties:
            if s.last <= o.first:
                place.chain.setdefault(o, s)
            elif predicate in PERSONAL and o.last <= s.first:
                place.chain.setdefault(s, o)  # "Y, led by X and split from Z": told of Y
            spans = [s.span, o.span, match.span]
            inside = [span for span in spans if place.sentence.span.covers(span)]
            span = Span(min(x.start for x in inside), max(x.end for x in inside))
            yield _relation(place, cue, match, (subject, predicate, object), span)
        return


def _named_after(place: Place) -> Iterator[Relation]:
    """Actors named by a person: "les hommes de Koufa", "فصيل أبي مصعب البرناوي"."""
    for end in place.ends:
        person = person_in(place.reader.document, end) if end.kind == "actor" and not end.open else None
        role = tied(person, end.id) if person else None
        if person and role in ("leads", "member_of"):
            yield _plain(place, (person, role, end.id), end.span, end.first, end.last)


def _pairs(place: Place) -> Iterator[Relation]:
    """A state's force and foreigners or auxiliaries who act with it: "the army and its Wagner allies"."""
    document = place.reader.document
    actors = [e for e in place.ends if e.kind == "actor" and e.named and not e.open]
    for one, other in pairwise(actors):
        if other.first < one.last or is_state(one.id) == is_state(other.id) or not _joined(place, one, other):
            continue
        if "government-" in one.id + other.id or any(is_army(end.id) and not is_state(end.id) for end in (one, other)):
            continue
        before = document.tokens[max(place.sentence.first, one.first - 2) : one.first]
        if any(t.key in single_words(place.language, "barriers") for t in before):
            continue
        helper, state = (other, one) if is_state(one.id) else (one, other)
        if _helper(document, helper):
            ids = (helper.id, "allied_with", state.id)
            yield _plain(place, ids, Span(one.span.start, other.span.end), one.first, other.last)


def _helpers(place: Place) -> Iterator[Relation]:
    """A force that its words call auxiliaries or mercenaries acts for the state whose forces were named last."""
    words, tokens = single_words(place.language, "helpers"), place.reader.document.tokens
    for end in place.ends:
        if end.kind != "actor" or end.open or is_state(end.id) or end.id.endswith("-armed-forces"):
            continue
        mention = place.reader.document.tokens_in(end.span)
        around = tokens[max(place.sentence.first, end.first - 2) : max(end.last, mention[-1].index + 1) + 1]
        if not _helper(place.reader.document, end) or not any(form in words for t in around for form, _ in t.keys):
            continue
        here = sorted(place.ends, key=lambda e: abs(e.first - end.first))
        named = [*here, *(e for ends in reversed(place.reader.before) for e in reversed(ends))]
        state = next(
            (e for e in named if e.kind == "actor" and e.id.endswith("-armed-forces") and hosts(e.id, end.id)), None
        )
        if state is not None:
            yield _plain(place, (end.id, "allied_with", state.id), end.span, end.first, end.last)


def _joined(place: Place, one: End, other: End) -> bool:
    document = place.reader.document
    words = tuple(t.key for t in document.tokens[one.last : other.first])
    first = document.tokens[other.first]
    attached = (document.text[first.start : other.span.start],) if other.span.start > first.start else ()
    return any(words + attached == join or words[: len(join)] == join for join in joins(place.language)) and (
        len(words) <= _JOIN_WORDS
        and not any(c in ",،.;:" or c.isdigit() for c in document.text[one.span.end : other.span.start])
    )


def _helper(document: Document, end: End) -> bool:
    """Whether an actor is a force from outside that may stand beside a state's own."""
    return any(a.span == end.span and a.kind == "force" for a in document.actors)


def _plain(place: Place, ids: tuple[str, str, str], span: Span, first: int, last: int) -> Relation:
    document = place.reader.document
    return Relation(*ids, status=_status(place, first, last), span=span, per=attribution_over(document, span))


def _relation(place: Place, cue: Cue, match: Match[Cue], ids: tuple[str, str, str], span: Span) -> Relation:
    status = cue.status if cue.status != "asserted" else _status(place, match.first, match.last)
    return Relation(*ids, status=status, span=span, per=attribution_over(place.reader.document, match.span))


def _status(place: Place, first: int, last: int) -> str:
    return status_at(place.reader.document, place.sentence, place.language, first, last)


def status_at(document: Document, sentence: Sentence, language: str, first: int, last: int) -> str:
    """Whether a tie told in tokens `first`..`last` is denied, former or hedged, by the words around it."""
    start = max(sentence.first, first - _AROUND)
    stop = min(sentence.last, last + 2)
    found = {status for m in standing(language).find(document.tokens, start, stop) for status in m.payloads}
    return next((status for status in ("denied", "former", "hedged") if status in found), "asserted")


def attribution_over(document: Document, span: Span) -> int | None:
    """Number of the attribution that these words stand under."""
    for i, attribution in enumerate(document.attributions):
        if attribution.content is not None and attribution.content.overlaps(span):
            return i
    return None
