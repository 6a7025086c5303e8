"""Ties in one sentence: each cue with the ends that its forms find, pairs that act together, leaders inside names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from marsad.extract.relations_ends import (
    End,
    ends_of,
    is_force,
    is_state,
    led_by,
    pair_at,
    person_in,
    related,
    tied,
    umbrella_in,
    umbrellas,
)
from marsad.extract.relations_forms import Form, Slot, fits, listed_with, nearest
from marsad.extract.relations_words import Cue, cues, joins, pairs, single_words, standing
from marsad.ground.actors_list import listed
from marsad.ground.nations import demonyms_of, nations_of
from marsad.model.document import Document
from marsad.model.mentions import Relation
from marsad.model.report import Sentence, Span
from marsad.text.match import Match

_AROUND = 5  # words around a cue in which "former", "suspected", "denied" bear on it
_BACK = 3  # sentences in which an antecedent is looked for
_PERSONAL = frozenset({"leads", "member_of", "founded"})
_UPWARD = frozenset({"part_of", "affiliated_with", "pledged_to"})
_NO_FORCES = frozenset({"affiliated_with", "pledged_to", "split_from", "merged_into", "rival_of"})
_BOUND = frozenset({"part_of", "affiliated_with"})  # said right beside the name: "X, a component of Y"
_NEAR = 8  # words within which an "and" parts such a name from its tie
_LIST_GAP, _LONG_LIST_GAP = 3, 6  # words between two members of a list; in a list of those who merged


@dataclass(slots=True)
class Reader:
    """A document being read: the ends of the sentences before, and who was spoken of last."""

    document: Document
    before: list[list[End]] = field(default_factory=list)
    topic: End | None = None
    kept: bool = False  # the sentence went on with the topic ("Elle regroupe ...")

    @property
    def day(self) -> date | None:
        return self.document.published.start or self.document.report.published

    def mentioned(self) -> set[str]:
        return {a.actor for a in self.document.actors if a.actor}


@dataclass(slots=True)
class _Place:
    """A sentence with its ends; `chain`: the end that a later verb without subject of its own goes on with."""

    reader: Reader
    sentence: Sentence
    language: str
    ends: list[End]
    chain: dict[End, End] = field(default_factory=dict)


Ends = dict[str, list[End]]


def read_sentence(reader: Reader, sentence: Sentence, language: str) -> Iterator[Relation]:
    """The ties of a sentence, in the order of their cues."""
    ends = ends_of(reader.document, sentence)
    ends = sorted([*ends, *_two(reader, sentence, language, ends)], key=lambda e: (e.first, e.last))
    place = _Place(reader, sentence, language, ends)
    yield from _named_after(place)
    yield from _pairs(place)
    yield from _all_told(place)
    if not reader.kept:
        reader.topic = next((e for e in ends if e.kind == "actor" and not is_force(e.id)), reader.topic)
    reader.kept = False
    reader.before = [*reader.before[1 - _BACK :], ends]


def _two(reader: Reader, sentence: Sentence, language: str, ends: list[End]) -> list[End]:
    """Ends for "the two groups", "الجماعتان": the last two that were named."""
    found: list[End] = []
    for match in pairs(language).find(reader.document.tokens, sentence.first, sentence.last):
        named = [e for row in reader.before for e in row] + [e for e in ends if e.last <= match.first]
        ids = [e.id for e in named if e.kind == "actor" and e.named and not is_force(e.id)]
        last = list(dict.fromkeys(reversed(ids)))[:2][::-1]
        if len(last) == 2:
            found += pair_at(match.first, match.last, match.span, last)
    return found


def _matches(place: _Place) -> list[Match[Cue]]:
    """Cues of the sentence that are no part of a name, in text order, longer ones first."""
    first, last = place.sentence.first, place.sentence.last
    names = [e for e in place.ends if e.kind != "place" and e.named and e.first < e.last]
    found = cues(place.language).find_all(place.reader.document.tokens, first, last)
    found = [m for m in found if not any(e.first <= m.first and m.last <= e.last for e in names)]
    return sorted(found, key=lambda m: (m.first, -m.last))


def _all_told(place: _Place) -> Iterator[Relation]:
    """Ties by cues. Words inside longer ones speak only where those are silent and mean the same tie."""
    spoken: list[tuple[int, int, str, bool]] = []
    for match in _matches(place):
        for cue in match.payloads:
            around = [
                x
                for x in spoken
                if x[0] <= match.first and match.last <= x[1] and (x[1] - x[0]) > match.last - match.first
            ]
            if any(told or predicate in _PERSONAL and predicate != cue.predicate for _, _, predicate, told in around):
                continue
            relations = list(_told(place, cue, match))
            spoken.append((match.first, match.last, cue.predicate, bool(relations)))
            yield from relations


def _told(place: _Place, cue: Cue, match: Match[Cue]) -> Iterator[Relation]:
    for form in cue.forms:
        found = _fill(place, cue, form, match)
        couples = [(s, o) for s in found.get("S", ()) for o in found.get("O", ())]
        couples += combinations(found.get("P", ()), 2)
        ties = [tie for s, o in couples if (tie := _tie(place, cue, s, o)) is not None]
        if not ties:
            continue
        for subject, predicate, object, s, o in ties:
            if s.last <= o.first:
                place.chain.setdefault(o, s)
            spans = [s.span, o.span, match.span]
            inside = [span for span in spans if place.sentence.span.covers(span)]
            span = Span(min(x.start for x in inside), max(x.end for x in inside))
            yield _relation(place, cue, match, (subject, predicate, object), span)
        return


def _fill(place: _Place, cue: Cue, form: Form, match: Match[Cue]) -> Ends:
    """The ends of a form by role; {} where one is not there."""
    found: Ends = {}
    document, ands = place.reader.document, single_words(place.language, "ands")
    for slots, start, left in ((form.left, match.first, True), (form.right, match.last, False)):
        at = start
        for slot, reach in slots:
            kind = "actor" if slot.role in "BP" else cue.kind(slot.role)
            strict = not left and at == start and slot.role in "OB" and slot.mode != "+"
            near = nearest(document, place.ends, kind, at, reach, left=left, strict=strict)
            near = [e for e in near if all(e.id != o.id for ends in found.values() for o in ends)]
            if slot.role == "S" and cue.predicate in _UPWARD | {"split_from", "merged_into"}:
                near = [e for e in near if not e.id.startswith("government-")]
            if slot.role == "S" and left and cue.predicate in _BOUND and reach <= _NEAR:
                near = [e for e in near if e in place.chain or not _and_between(place, e.last, match)]
            if not near:
                return {}
            end = _best(cue, slot, near, found)
            if slot.role == "S" and left:
                on = _gone_on(place, end, match)
                end = on if fits(on, kind) else end
            if slot.role == "B":
                found = _both(document, end)
                continue
            gap = _LONG_LIST_GAP if cue.predicate == "merged_into" else _LIST_GAP
            row = [end] if slot.mode != "+" else listed_with(document, place.ends, end, ands, gap)
            at = row[0].first if left else row[-1].last
            found[slot.role] = [e for e in row if all(e not in ends for ends in found.values())]
    for slot in form.free:
        free = _antecedent(place, cue, slot, match, found) if slot.mode == "~" else _from_list(place, cue, match, found)
        if free is None:
            return {}
        found[slot.role] = [free]
    return found


def _and_between(place: _Place, first: int, match: Match[Cue]) -> bool:
    """Whether an "and" stands between an end and the cue, attached Arabic ones included."""
    ands = single_words(place.language, "ands")
    between = place.reader.document.tokens[first : match.first + 1]
    return any(t.key in ands or len(t.keys) > 1 and t.key[0] in ands for t in between)


def _both(document: Document, end: End) -> Ends:
    """A member and its umbrella, where one name holds both."""
    umbrella = umbrella_in(document, end)
    if umbrella is None:
        return {}
    return {"S": [end], "O": [End("actor", (umbrella,), end.span, end.first, end.last)]}


def _best(cue: Cue, slot: Slot, near: list[End], found: Ends) -> End:
    """The nearest end; where a leader is sought, one that the list ties to the other end comes first."""
    other = found.get("O" if slot.role == "S" else "S")
    if cue.predicate in _PERSONAL and other:
        for end in near:
            person, actor = (end, other[0]) if slot.role == "S" else (other[0], end)
            if person.kind == "person" and any(tied(person.id, id) for id in actor.ids):
                return end
    return near[0]


def _gone_on(place: _Place, end: End, match: Match[Cue]) -> End:
    """Who a verb goes on with: "X, split from Y and sworn to Z" is told of X, "Y, which swore to Z" of Y."""
    tokens = place.reader.document.tokens
    if end.named and end not in place.chain or not place.chain:
        return end
    if match.first == end.last and match.span.start == tokens[match.first].start:
        return end
    if tokens[match.first - 1].key in single_words(place.language, "relatives"):
        return end
    goes_on = single_words(place.language, "goes_on")
    joined = _and_between(place, end.last, match) or any(t.key in goes_on for t in tokens[end.last : match.first])
    return place.chain.get(end, list(place.chain.values())[-1]) if joined else end


def _antecedent(place: _Place, cue: Cue, slot: Slot, match: Match[Cue], found: Ends) -> End | None:
    """Whoever was named before the words: in the sentence, else in those before; the list chooses among them."""
    kind, topic = cue.kind(slot.role), place.reader.topic
    others = found.get("O" if slot.role == "S" else "S", [])
    taken = {e.id for e in others}
    here = [e for e in place.ends if fits(e, kind) and e.last <= match.first and e.id not in taken][::-1]
    spoken = [topic] if topic is not None and fits(topic, kind) and topic.id not in taken else []
    earlier = [e for ends in reversed(place.reader.before) for e in ends if fits(e, kind) and e.id not in taken]
    if cue.predicate in _PERSONAL and others and others[0].kind == "person":
        person = others[0].id
        row = (*here, *spoken, *earlier)
        now = led_by(person, place.reader.day, [id for e in row for id in e.ids])
        for fit in (
            lambda id: id == now,
            lambda id: tied(person, id) == "leads",
            lambda id: tied(person, id) is not None,
        ):
            for end in row:
                if any(fit(id) for id in end.ids):
                    place.reader.kept |= end is topic
                    return end
        if led_by(person, place.reader.day, ()) is not None:
            return None
    if here:
        return here[0]
    if spoken:
        place.reader.kept = True
        return spoken[0]
    return earlier[0] if earlier else None


def _from_list(place: _Place, cue: Cue, match: Match[Cue], found: Ends) -> End | None:
    """The organisation of a leader whose people, or whose office, the words name."""
    person = found["S"][0]
    government = cue.object_kind == "government"
    near = [e for e in place.ends if e.kind == "actor" and e.named and 0 <= person.first - e.last <= 4]
    for end in reversed(near):
        id = next((id for id in end.ids if tied(person.id, id) == "leads"), None)
        if id is not None and id.startswith("government-") == government:
            return End("actor", (id,), end.span, end.first, end.last)
    id = led_by(person.id, place.reader.day, place.reader.mentioned(), government)
    if id is None or government and not _of_country(place.reader.document, id, match, person):
        return None
    return End("actor", (id,), person.span, person.first, person.last)


def _of_country(document: Document, government: str, match: Match[Cue], person: End) -> bool:
    """Whether the words of an office name its country: "le président malien", "Mali's president"."""
    home = nations_of(government.removeprefix("government-").replace("-", " "))
    first, last = max(0, min(match.first, person.last) - 2), max(match.last + 2, person.first)
    words = [t.key for t in document.tokens[first:last] if not person.first <= t.index < person.last]
    codes = {code for word in words for code in (*nations_of(word), *demonyms_of(word))}
    return bool(codes & set(home))


def _tie(place: _Place, cue: Cue, s: End, o: End) -> tuple[str, str, str, End, End] | None:
    """Ids of a tie, or None where the two cannot stand in it."""
    predicate = cue.predicate
    subject, object = s.id, o.ids[-1] if predicate in _UPWARD else o.id
    if o.kind == "person" and (cue.object_kind == "organisation" or predicate == "close_to" and s.kind == "actor"):
        led = led_by(o.id, place.reader.day, place.reader.mentioned())
        if led is None and predicate != "split_from":
            return None
        object = led or object
    if predicate == "member_of" and s.kind == "actor":
        return (subject, predicate, object, s, o) if subject.startswith("government-") and _league(object) else None
    if predicate in _PERSONAL:
        object = next((id for id in o.ids if tied(subject, id)), object)
        if predicate == "leads" and tied(subject, object) is None and (not o.named or is_force(object)):
            object = led_by(subject, place.reader.day, place.reader.mentioned()) or object
        if not _may_lead(place, cue, subject, object, o):
            return None
    if subject == object or not _may_tie(predicate, s, subject, object):
        return None
    if not cue.sure and predicate in _UPWARD and object not in umbrellas(subject):
        return None
    if predicate == "part_of" and object == "al-qaeda":
        predicate = "affiliated_with"  # al-Qaeda has affiliates; its own parts are named otherwise
    if predicate == "allied_with" and is_state(subject) and not is_state(object):
        subject, object = object, subject  # who acts with a state's forces is the ally
    return subject, predicate, object, s, o


def _may_tie(predicate: str, s: End, subject: str, object: str) -> bool:
    """Whether two may stand in a tie; the list only speaks against what a pronoun or common noun would tie."""
    if predicate in _NO_FORCES and (is_force(subject) or is_force(object)):
        return False
    if predicate == "fights" and is_force(object):
        return False
    if "government-" in subject + object and predicate not in _PERSONAL:
        return False
    if predicate == "part_of" and is_force(subject):
        return is_force(object) and (related(subject, object) or _one_country(subject, object) or _league(object))
    if predicate == "allied_with" and is_state(subject) and is_state(object) and _one_country(subject, object):
        return False
    if predicate in _UPWARD | {"split_from", "merged_into"}:
        if subject in umbrellas(object) and predicate != "split_from":
            return False
        if s.kind == "person":
            return predicate != "pledged_to" or tied(subject, object) != "leads"
        return s.named or related(subject, object)
    return True


def _league(id: str) -> bool:
    """An organisation that states are members of."""
    entry = listed(id)
    return entry is not None and not is_state(id) and entry.category == "international" and not id.endswith("-forces")


def _one_country(one: str, other: str) -> bool:
    first, second = listed(one), listed(other)
    return first is not None and second is not None and first.countries[:1] == second.countries[:1]


def _may_lead(place: _Place, cue: Cue, person: str, actor: str, end: End) -> bool:
    """Whether a person may stand in a tie to an organisation, by what the list knows of the two."""
    if tied(person, actor) is not None:
        return True
    if not cue.sure or is_force(actor) or not end.named:
        return False
    return cue.predicate != "leads" or led_by(person, place.reader.day, ()) is None


def _named_after(place: _Place) -> Iterator[Relation]:
    """Actors named by a person: "les hommes de Koufa", "فصيل أبي مصعب البرناوي"."""
    for end in place.ends:
        person = person_in(place.reader.document, end) if end.kind == "actor" else None
        role = tied(person, end.id) if person else None
        if person and role in ("leads", "member_of"):
            yield _plain(place, (person, role, end.id), end.span, end.first, end.last)


def _pairs(place: _Place) -> Iterator[Relation]:
    """A state's force and foreigners or auxiliaries who act with it: "the army and its Wagner allies"."""
    document = place.reader.document
    actors = [e for e in place.ends if e.kind == "actor" and e.named]
    for one, other in zip(actors, actors[1:], strict=False):
        if other.first < one.last or is_state(one.id) == is_state(other.id) or not _joined(place, one, other):
            continue
        if "government-" in one.id + other.id:
            continue
        before = document.tokens[max(place.sentence.first, one.first - 2) : one.first]
        if any(t.key in single_words(place.language, "barriers") for t in before):
            continue
        helper, state = (other, one) if is_state(one.id) else (one, other)
        if _helper(document, helper):
            ids = (helper.id, "allied_with", state.id)
            yield _plain(place, ids, Span(one.span.start, other.span.end), one.first, other.last)


def _joined(place: _Place, one: End, other: End) -> bool:
    document = place.reader.document
    words = tuple(t.key for t in document.tokens[one.last : other.first])
    first = document.tokens[other.first]
    attached = (document.text[first.start : other.span.start],) if other.span.start > first.start else ()
    return any(words + attached == join or words[: len(join)] == join for join in joins(place.language)) and (
        len(words) <= 4 and not any(c in ",،.;:" or c.isdigit() for c in document.text[one.span.end : other.span.start])
    )


def _helper(document: Document, end: End) -> bool:
    """Whether an actor is a force from outside that may stand beside a state's own."""
    return any(a.span == end.span and a.kind == "force" for a in document.actors)


def _plain(place: _Place, ids: tuple[str, str, str], span: Span, first: int, last: int) -> Relation:
    return Relation(*ids, status=_status(place, first, last), span=span, per=_attribution(place.reader.document, span))


def _relation(place: _Place, cue: Cue, match: Match[Cue], ids: tuple[str, str, str], span: Span) -> Relation:
    status = cue.status if cue.status != "asserted" else _status(place, match.first, match.last)
    return Relation(*ids, status=status, span=span, per=_attribution(place.reader.document, match.span))


def _status(place: _Place, first: int, last: int) -> str:
    start = max(place.sentence.first, first - _AROUND)
    stop = min(place.sentence.last, last + 2)
    matches = standing(place.language).find(place.reader.document.tokens, start, stop)
    found = {status for m in matches for status in m.payloads}
    return next((status for status in ("denied", "former", "hedged") if status in found), "asserted")


def _attribution(document: Document, span: Span) -> int | None:
    for i, attribution in enumerate(document.attributions):
        if attribution.content is not None and attribution.content.overlaps(span):
            return i
    return None
