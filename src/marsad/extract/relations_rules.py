"""Which ends may stand in which tie, and which of their readings is meant; the list speaks only between readings."""

from marsad.extract.relations_ends import (
    End,
    branch_meant,
    faction_of,
    in_one_country,
    is_force,
    is_state,
    led_by,
    related,
    tied,
    umbrellas,
)
from marsad.extract.relations_place import PERSONAL, UPWARD, Place
from marsad.extract.relations_words import Cue
from marsad.ground.actors_list import listed

_SWORN = frozenset({"pledged_to", "split_from"})  # told of "the group" as well as by name
BETWEEN = frozenset({"rival_of", "fights"})
_NO_FORCES = frozenset({"affiliated_with", "pledged_to", "split_from", "merged_into"})


def tie_of(place: Place, cue: Cue, s: End, o: End) -> tuple[str, str, str, End, End] | None:
    """Ids of a tie, or None where the two cannot stand in it."""
    predicate = cue.predicate
    subject, object = s.id, o.ids[-1] if predicate in UPWARD else o.id
    if s.open or o.open:
        above = [id for id in o.ids if id in umbrellas(subject)] if predicate in UPWARD else []
        above = above or [id for id in o.ids if predicate in PERSONAL and tied(subject, id) == predicate]
        if s.open or not above:
            return None
        object = above[0]
    if o.kind == "person" and (cue.object_kind == "organisation" or (predicate == "close_to" and s.kind == "actor")):
        led = led_by(o.id, place.reader.day, place.reader.mentioned())
        if led is None and predicate != "split_from":
            return None
        object = led or object
    if predicate == "member_of" and s.kind == "actor":
        return (subject, predicate, object, s, o) if subject.startswith("government-") and _league(object) else None
    if predicate in BETWEEN:
        subject, object = (branch_meant(id, place.reader.mentions()) for id in (subject, object))
    if predicate == "pledged_to" and s.kind == "person" and not place.told & {"split_from", "member_of"}:
        subject = led_by(s.id, place.reader.day, place.reader.mentioned()) or subject
    if predicate in PERSONAL:
        object = next((id for id in o.ids if tied(subject, id)), object)
        if predicate == "leads" and tied(subject, object) is None and (not o.named or is_force(object)):
            object = led_by(subject, place.reader.day, place.reader.mentioned()) or object
        if predicate == "leads":
            object = faction_of(subject, object, place.reader.day)
        if not _may_lead(place, cue, subject, object, o):
            return None
    if subject == object or not _may_tie(predicate, s, subject, object):
        return None
    if not cue.sure and predicate in UPWARD and object not in umbrellas(subject):
        return None
    if predicate == "merged_into" and subject in umbrellas(object) and not in_one_country(subject, object):
        subject, predicate, object = object, "part_of", subject  # "JNIM, the umbrella of al-Qaeda in the Sahel"
    if predicate == "part_of" and object == "al-qaeda":
        predicate = "affiliated_with"  # al-Qaeda has affiliates; its own parts are named otherwise
    if predicate == "allied_with" and is_state(subject) and not is_state(object):
        subject, object = object, subject  # who acts with a state's forces is the ally
    return subject, predicate, object, s, o


def _may_tie(predicate: str, s: End, subject: str, object: str) -> bool:
    """Whether two may stand in a tie; the list only speaks against what a pronoun or common noun would tie."""
    if predicate in _NO_FORCES and (is_force(subject) or is_force(object)):
        return False
    if predicate == "operates_in" and is_force(subject):
        return False
    if predicate == "rival_of" and any(is_force(id) and not is_state(id) for id in (subject, object)):
        return False
    if predicate == "fights" and (is_state(subject) or is_force(object)):
        return False
    if "government-" in subject + object and predicate not in PERSONAL:
        return False
    if predicate == "part_of" and is_force(subject):
        return is_force(object) and (related(subject, object) or _one_country(subject, object) or _league(object))
    if predicate == "allied_with" and is_state(subject) and is_state(object) and _one_country(subject, object):
        return False
    if predicate in UPWARD | {"split_from", "merged_into"}:
        if subject in umbrellas(object) and predicate in UPWARD:
            return False
        if s.kind == "person":
            return predicate != "pledged_to" or tied(subject, object) != "leads"
        return s.named or predicate in _SWORN or related(subject, object)
    return True


def _league(id: str) -> bool:
    """An organisation that states are members of."""
    entry = listed(id)
    return entry is not None and not is_state(id) and entry.category == "international" and not id.endswith("-forces")


def _one_country(one: str, other: str) -> bool:
    first, second = listed(one), listed(other)
    return first is not None and second is not None and first.countries[:1] == second.countries[:1]


def _may_lead(place: Place, cue: Cue, person: str, actor: str, end: End) -> bool:
    """Whether a person may stand in a tie to an organisation, by what the list knows of the two."""
    if actor.endswith("-armed-forces"):
        return False
    if tied(person, actor) is not None:
        return True
    if not cue.sure or is_force(actor) or not end.named:
        return False
    return cue.predicate != "leads" or led_by(person, place.reader.day, ()) is None
