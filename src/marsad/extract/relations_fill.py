"""The ends that a form finds for the words of a cue: beside them, in lists, named before, or by the actor list."""

from marsad.extract.relations_ends import (
    End,
    in_one_country,
    is_force,
    leads_still,
    led_by,
    tied,
    umbrella_in,
    umbrellas,
)
from marsad.extract.relations_forms import Form, Slot, fits, listed_with, nearest
from marsad.extract.relations_place import PERSONAL, SYMMETRIC, UPWARD, Ends, Place
from marsad.extract.relations_words import Cue, single_words
from marsad.ground.nations import demonyms_of, nations_of
from marsad.model.document import Document
from marsad.text.match import Match

_BOUND = frozenset({"part_of", "affiliated_with"})  # said right beside the name: "X, a component of Y"
_UNTIED = 3
_BESIDE = 2  # words between a name and "its ally" that is told of it
_NEAR = 8  # words within which an "and" parts such a name from its tie
_LIST_GAP, _LONG_LIST_GAP = 3, 6  # words between two members of a list; in a list of those who merged


def fill(place: Place, cue: Cue, form: Form, match: Match[Cue]) -> Ends:
    """The ends of a form by role; {} where one is not there."""
    found: Ends = {}
    document, ands = place.reader.document, single_words(place.language, "ands")
    for slots, start, left in ((form.left, match.first, True), (form.right, match.last, False)):
        at = start
        for slot, reach in slots:
            kind = "actor" if slot.role in "BP" else cue.kind(slot.role)
            strict = not left and at == start and slot.role in "OB" and slot.mode not in ("+", ",")
            near = nearest(document, place.ends, kind, at, reach, left=left, strict=strict)
            near = [e for e in near if not _repeats(cue, e, found)]
            if slot.role == "S" and cue.predicate in UPWARD | {"split_from", "merged_into"}:
                near = [e for e in near if not e.id.startswith("government-")]
                if left and near and _others_between(place, near[0].last, match):
                    return {}
            if slot.mode == ",":
                near = [
                    e
                    for e in near
                    if "," in document.text[document.tokens[at - 1].end : e.span.start].replace("،", ",")
                ]
            if slot.role == "S" and left and at != start and cue.predicate in _BOUND:
                near = [e for e in near if _comma_between(document, e, at)]
            if slot.role == "O" and not left and at != start and cue.predicate in SYMMETRIC:
                near = [e for e in near if _and_between(place, at, e.first) or _against_between(place, at, e.first)]
            if slot.role == "S" and left and cue.predicate in _BOUND and reach <= _NEAR:
                near = [e for e in near if e in place.chain or not _and_between(place, e.last, match.first)]
            if not near:
                return {}
            end = _best(cue, slot, near, found)
            if slot.role == "S" and left:
                on = _gone_on(place, cue, end, match)
                end = on if fits(on, kind) else end
            if slot.role == "B":
                found = _both(document, end)
                continue
            gap = _LONG_LIST_GAP if cue.predicate == "merged_into" else _LIST_GAP
            row = [end] if slot.mode != "+" else listed_with(document, place.ends, end, ands, gap)
            at = row[0].first if left else row[-1].last
            found[slot.role] = [e for e in row if all(e not in ends for ends in found.values())]
    for slot in form.free:
        if slot.role == "W":
            found["P"] = two_told_of(place, match)
            continue
        if slot.mode == "+~":
            found[slot.role] = _list_before(place, match, ands, found)
            continue
        free = _antecedent(place, cue, slot, match, found) if slot.mode == "~" else _from_list(place, cue, match, found)
        if free is None:
            return {}
        found[slot.role] = [free]
    return found


def _repeats(cue: Cue, end: End, found: Ends) -> bool:
    """Whether an end is one that the form already holds; a bare parent's name may stand beside its part's."""
    if end.open:
        return False
    id = end.ids[-1] if cue.predicate in UPWARD else end.id
    return any(id == other.id or end.span == other.span for ends in found.values() for other in ends)


def _and_between(place: Place, first: int, at: int) -> bool:
    """Whether an "and" stands between two token positions, or is attached to the second in Arabic."""
    ands = single_words(place.language, "ands")
    between = place.reader.document.tokens[first : at + 1]
    return any(t.key in ands or (len(t.keys) > 1 and t.key[0] in ands) for t in between)


def _comma_between(document: Document, end: End, at: int) -> bool:
    """Whether an apposition begins after an end: "JNIM, al-Qaeda's branch" against "IS attacks al-Qaeda's branch"."""
    return "," in document.text[end.span.end : document.tokens[at].start]


def _against_between(place: Place, first: int, at: int) -> bool:
    """Whether words that set two against each other stand between two token positions."""
    against = single_words(place.language, "barriers")
    return any(form in against for t in place.reader.document.tokens[first:at] for form, _ in t.keys)


def _others_between(place: Place, first: int, match: Match[Cue]) -> bool:
    """Whether people apart from the actor just named stand between it and the cue ("dissidents who swore ...")."""
    others = single_words(place.language, "others")
    tokens = place.reader.document.tokens[first : match.first]
    return any(form in others for t in tokens for form, _ in t.keys)


def _both(document: Document, end: End) -> Ends:
    """A member and its umbrella, where one name holds both."""
    umbrella = umbrella_in(document, end)
    if umbrella is None:
        return {}
    return {"S": [end], "O": [End("actor", (umbrella,), end.span, end.first, end.last)]}


def _best(cue: Cue, slot: Slot, near: list[End], found: Ends) -> End:
    """The nearest end; where a leader is sought, one that the list ties to the other end comes first."""
    other = found.get("O" if slot.role == "S" else "S")
    if cue.predicate in PERSONAL and other:
        for end in near:
            person, actor = (end, other[0]) if slot.role == "S" else (other[0], end)
            if person.kind == "person" and any(tied(person.id, id) for id in actor.ids):
                return end
    return near[0]


def _gone_on(place: Place, cue: Cue, end: End, match: Match[Cue]) -> End:
    """Who a verb goes on with: "X, split from Y and sworn to Z" is told of X, "Y, which swore to Z" of Y."""
    tokens = place.reader.document.tokens
    if (end.named and end not in place.chain) or not place.chain:
        return end
    between = place.reader.document.text[end.span.end : match.span.start]
    # "X, a leader of Y, swore": the apposition is over; "swore to Y, leader of Z": another one begins.
    closed = ("," in between or "،" in between) and cue.predicate not in PERSONAL | _BOUND
    if match.first == end.last and match.span.start == tokens[match.first].start and not closed:
        return end
    if tokens[match.first - 1].key in single_words(place.language, "relatives"):
        return end
    goes_on = single_words(place.language, "goes_on")
    joined = (
        (closed and match.first == end.last)
        or _and_between(place, end.last, match.first)
        or any(t.key in goes_on for t in tokens[end.last : match.first])
    )
    return place.chain.get(end, list(place.chain.values())[-1]) if joined else end


def _antecedent(place: Place, cue: Cue, slot: Slot, match: Match[Cue], found: Ends) -> End | None:
    """Whoever was named before the words: in the sentence, else in those before; the list chooses among them."""
    kind, topic = cue.kind(slot.role), place.reader.topic
    others = found.get("O" if slot.role == "S" else "S", [])
    taken = {e.id for e in others}
    here = [e for e in place.ends if fits(e, kind) and e.last <= match.first and e.id not in taken][::-1]
    spoken = [topic] if topic is not None and fits(topic, kind) and topic.id not in taken else []
    earlier = [e for ends in reversed(place.reader.before) for e in ends if fits(e, kind) and e.id not in taken]
    if cue.predicate in PERSONAL and others and others[0].kind == "person":
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
    if cue.predicate in UPWARD and slot.role == "O" and others:
        above = umbrellas(others[0].id)
        return next((e for e in (*here, *spoken, *earlier) if e.id in above), None)
    if cue.predicate in SYMMETRIC and here and place.ends and match.first - here[0].last > _BESIDE:
        here = [e for e in here if not is_force(e.id)] or here
    if here:
        return None if _others_between(place, here[0].last, match) else here[0]
    if spoken:
        place.reader.kept = True
        return spoken[0]
    return earlier[0] if earlier else None


def _list_before(place: Place, match: Match[Cue], ands: frozenset[str], found: Ends) -> list[End]:
    """The last list of two or more groups before the words, in this sentence or those before it."""
    taken = {e.id for ends in found.values() for e in ends}
    rows = [*place.reader.before, [e for e in place.ends if e.last <= match.first]]
    for row in reversed(rows):
        groups = [e for e in row if _group(e) and e.id not in taken]
        for end in reversed(groups):
            listed = listed_with(place.reader.document, groups, end, ands, _LONG_LIST_GAP)
            if len({e.id for e in listed}) > 1:
                return listed
    return []


def two_told_of(place: Place, match: Match[Cue]) -> list[End]:
    """The two groups, or the two persons, that a sentence is about; one or both may be named in the one before."""
    for fitting in (_group, _someone):
        here = [e for e in place.ends if fitting(e)]
        if fitting is _someone and any(_group(e) for e in place.ends):
            return []
        ids = list(dict.fromkeys(e.id for e in here))
        if len(ids) < 2 and fitting is _group and place.reader.before:
            here = [e for e in place.reader.before[-1] if fitting(e) and e.named] + here
            ids = list(dict.fromkeys(e.id for e in here))
        above = {u for id in ids for u in umbrellas(id) if not in_one_country(u, id)}
        ids = [id for id in ids if id not in above]
        if len(ids) == 2:
            return [next(e for e in here if e.id == id) for id in ids]
    return []


def _group(end: End) -> bool:
    return end.kind == "actor" and not end.open and not is_force(end.id)


def _someone(end: End) -> bool:
    return end.kind == "person"


def _standing(person: str, actor: str, now: str | None) -> int:
    """How near the list puts a person to an actor: 0 he leads it on that day, 3 no tie."""
    tie = tied(person, actor)
    return 0 if actor == now else 1 if tie == "leads" else _UNTIED if tie is None else 2


def _from_list(place: Place, cue: Cue, match: Match[Cue], found: Ends) -> End | None:
    """The organisation of a leader whose people, or whose office, the words name."""
    person = found["S"][0]
    government = cue.object_kind == "government"
    near = [e for e in place.ends if e.kind == "actor" and e.named and 0 <= person.first - e.last <= 4]
    for end in reversed(near):
        id = next((id for id in end.ids if leads_still(person.id, id, place.reader.day)), None)
        if id is not None and id.startswith("government-") == government:
            return End("actor", (id,), end.span, end.first, end.last)
    id = led_by(person.id, place.reader.day, place.reader.mentioned(), government)
    if id is None or (government and not _of_country(place.reader.document, id, match, person)):
        return None
    return End("actor", (id,), person.span, person.first, person.last)


def _of_country(document: Document, government: str, match: Match[Cue], person: End) -> bool:
    """Whether the words of an office name its country: "le président malien", "Mali's president"."""
    home = nations_of(government.removeprefix("government-").replace("-", " "))
    first, last = max(0, min(match.first, person.last) - 2), max(match.last + 2, person.first)
    words = [t.key for t in document.tokens[first:last] if not person.first <= t.index < person.last]
    codes = {code for word in words for code in (*nations_of(word), *demonyms_of(word))}
    return bool(codes & set(home))
