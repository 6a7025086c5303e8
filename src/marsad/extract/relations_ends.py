"""What a tie may hold: the actors, persons and places named in a sentence, and what the actor list knows of them.

The list only chooses between readings of what the report says; a standing fact alone is never a tie.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from marsad.ground.actors_list import Listed, all_listed, list_digest, listed, within
from marsad.model.document import Document
from marsad.model.mentions import ActorMention
from marsad.model.report import Sentence, Span
from marsad.text.words import particle_forms, phrase_keys

_ORGANISED = frozenset({"group", "force", "militia", "mission", "government", "anaphor"})
_PATTERNS = ("unidentified-", "civilians-", "protesters-", "rioters-", "prisoners-")
_STATE = "State forces"


@dataclass(frozen=True, slots=True)
class End:
    """Something a tie may hold: `kind` is person, actor or place; `first`/`last` half-open token positions.

    `ids`: its readings, best first: for a bare name of an umbrella ("al-Qaeda") the member that is meant, then the
    umbrella. `named`: the words are a name, no pronoun or common noun.
    """

    kind: str
    ids: tuple[str, ...]
    span: Span
    first: int
    last: int
    named: bool = True
    open: bool = False  # the words name several actors equally well; `ids` are all of them

    @property
    def id(self) -> str:
        return self.ids[0]


def pair_at(first: int, last: int, span: Span, two: Iterable[str]) -> list[End]:
    """Two ends in the words "the two groups", the one named first standing first."""
    one, other = two
    return [End("actor", (one,), span, first, first, False), End("actor", (other,), span, first, last, False)]


def ends_of(document: Document, sentence: Sentence) -> list[End]:
    """Everything in the sentence that a tie may hold, in text order."""
    found: list[End | None] = []
    for person in document.persons:
        if person.person and sentence.span.covers(person.span):
            found.append(_end(document, "person", (person.person,), person.span, named=True))
    for actor in document.actors:
        if sentence.span.covers(actor.span) and (id := _organised(actor)) is not None:
            ids = (id, *(u for u in umbrellas(id) if _is_name(document.quote(actor.span), u)))
            end = _end(document, "actor", ids, actor.span, named=actor.kind != "anaphor")
            found.append(_name_alone(document, end) if end is not None else None)
        elif sentence.span.covers(actor.span) and actor.actor is None and len(actor.candidates) > 1:
            end = _end(document, "actor", tuple(id for id, _ in actor.candidates), actor.span, named=True)
            found.append(replace(end, open=True) if end is not None else None)
    for place in document.places:
        if place.resolved and place.use == "location" and sentence.span.covers(place.span):
            found.append(_end(document, "place", (place.resolved.place_id,), place.span, named=True))
    return sorted((end for end in found if end is not None), key=lambda end: (end.span.start, -end.span.end))


def _organised(actor: ActorMention) -> str | None:
    if actor.actor is not None:
        fits = actor.kind in _ORGANISED and not actor.actor.startswith(_PATTERNS)
        return actor.actor if fits else None
    return None


def _end(document: Document, kind: str, ids: tuple[str, ...], span: Span, *, named: bool) -> End | None:
    tokens = document.tokens_in(span)
    return End(kind, ids, span, tokens[0].index, tokens[-1].index + 1, named) if tokens else None


def _name_alone(document: Document, end: End) -> End:
    """The end without the common nouns that the mention took in ("membre du GSIM"), so that they can be read."""
    keys = tuple(t.key for t in document.tokens[end.first : end.last])
    names = _keys_of(end.id, list_digest())
    parts = [(i, j) for i in range(len(keys)) for j in range(len(keys), i, -1) if keys[i:j] in names]
    if parts:
        first, last = max(parts, key=lambda part: part[1] - part[0])
        return replace(end, first=end.first + first, last=end.first + last)
    return end


def umbrellas(id: str) -> list[str]:
    """The organisations above an actor, nearest first."""
    seen = [id]
    for known in seen:
        entry = listed(known)
        if entry is not None:
            above = [t.id for t in (*entry.parents, *entry.allegiances) if t.relation != "split_from"]
            seen += [id for id in above if id not in seen]
    return seen[1:]


@lru_cache(maxsize=512)
def _keys_of(id: str, _digest: str) -> frozenset[tuple[str, ...]]:
    entry = listed(id)
    return frozenset(phrase_keys(name.text) for name in entry.names) if entry else frozenset()


def _is_name(words: str, id: str) -> bool:
    keys = phrase_keys(words)
    forms = {(form, *keys[1:]) for form, _ in particle_forms(keys[0])} if keys else set()
    if keys and keys[0].startswith("ل"):
        forms.add(("ا" + keys[0], *keys[1:]))  # of "لل" the first letter is the particle, the article lost its own
    return not forms.isdisjoint(_keys_of(id, list_digest()))


def umbrella_in(document: Document, end: End) -> str | None:
    """The umbrella whose name stands in the words of an actor ("the Islamic State in the Greater Sahara")."""
    keys = tuple(t.key for t in document.tokens[end.first : end.last])
    for id in reversed(umbrellas(end.id)):
        names = _keys_of(id, list_digest())
        if any(keys[i:j] in names for i in range(len(keys)) for j in range(i + 1, len(keys) + 1)):
            return id
    return None


def related(one: str, other: str) -> bool:
    """Whether the list ties two organisations in any way."""
    first, second = listed(one), listed(other)
    return (first is not None and other in first.related()) or (second is not None and one in second.related())


def is_state(id: str) -> bool:
    """A state's own force or government."""
    entry = listed(id)
    if entry is None:
        return id.endswith(("-armed-forces", "-police", "-gendarmerie")) or id.startswith("government-")
    return entry.acled_type == _STATE or id.startswith("government-")


def is_army(id: str) -> bool:
    """A state's army, or an operation of one, at home or abroad."""
    return id.endswith("-armed-forces") or any(u.endswith("-armed-forces") for u in _parents(id))


def hosts(state: str, helper: str) -> bool:
    """Whether a state's forces are those of a country that the list has a foreign force in, as a guest."""
    home, guest = listed(state), listed(helper)
    return (
        home is not None
        and guest is not None
        and home.countries[:1] != guest.countries[:1]
        and (home.countries[0] in guest.countries)
    )


def is_force(id: str) -> bool:
    """Any state's force, government or international mission: none that pledges, splits or merges."""
    entry = listed(id)
    return is_state(id) or id.endswith("-armed-forces") or (entry is not None and entry.category == "international")


def tied(person: str, actor: str) -> str | None:
    """What the list says of a person and an organisation: leads, member_of ...; None when it ties them not."""
    entry = listed(person)
    roles = [t.relation for t in entry.roles if t.id == actor] if entry else []
    if "leads" in roles:
        return "leads"
    other = listed(actor)
    leads = other is not None and any(t.id == person for t in other.leaders)
    return next((role for role in roles if role), "leads" if leads else None)


def led_by(person: str, day: date | None, mentioned: Iterable[str], government: bool = False) -> str | None:
    """The organisation that a named leader stands for: the one he led on that day, one the report names first."""
    entry = listed(person)
    if entry is None:
        return None
    led = [t for t in entry.roles if t.relation == "leads" and t.id.startswith("government-") == government]
    current = [t for t in led if day is None or within(day, t.since, t.until)] or led
    named = set(mentioned)
    current.sort(key=lambda t: (t.id in named, t.until or "9", t.since or ""), reverse=True)
    return current[0].id if current else None


def leads_still(person: str, actor: str, day: date | None) -> bool:
    """Whether the list has a person lead an organisation on that day, or has him lead none then and that one before."""
    entry = listed(person)
    led = [t for t in entry.roles if t.relation == "leads"] if entry else []
    current = [t for t in led if day is None or within(day, t.since, t.until)] or led
    return tied(person, actor) == "leads" and (not led or any(t.id == actor for t in current))


def faction_of(person: str, actor: str, day: date | None) -> str:
    """The faction of an organisation that the list has a person lead on that day, else the organisation itself."""
    entry = listed(person)
    led = (
        [t for t in entry.roles if t.relation == "leads" and (day is None or within(day, t.since, t.until))]
        if entry
        else []
    )
    parts = [t.id for t in led if t.id != actor and actor in _parents(t.id, ("part_of",))]
    return parts[0] if len(parts) == 1 and any(t.id == actor for t in led) else actor


def branch_meant(id: str, mentioned: Iterable[str]) -> str:
    """The branch far from an organisation's own country that the report names most: whom its bare name stands for."""
    branches = Counter(
        other for other in mentioned if other != id and id in _parents(other) and not in_one_country(other, id)
    )
    return branches.most_common(1)[0][0] if branches else id


def in_one_country(one: str, other: str) -> bool:
    """Whether the list has two organisations in one country."""
    first, second = listed(one), listed(other)
    return first is None or second is None or bool(set(first.countries) & set(second.countries))


def _parents(id: str, relations: tuple[str, ...] = ()) -> set[str]:
    entry = listed(id)
    ties = (*entry.parents, *entry.allegiances) if entry else ()
    return {t.id for t in ties if (t.relation in relations if relations else t.relation != "split_from")}


@lru_cache(maxsize=4)
def _people(_digest: str) -> dict[tuple[str, ...], str]:
    """Full names and last names of listed persons who lead something, by their folded words."""
    found: dict[tuple[str, ...], str | None] = {}
    for entry in all_listed().values():
        for keys in _ways(entry) if entry.person else ():
            found[keys] = entry.id if found.get(keys, entry.id) == entry.id else None
    return {keys: id for keys, id in found.items() if id is not None}


def _ways(entry: Listed) -> set[tuple[str, ...]]:
    full = {phrase_keys(name.text) for name in entry.names}
    return full | {keys[-1:] for keys in full if len(keys) > 1 and len(keys[-1]) > 3}


def person_in(document: Document, end: End) -> str | None:
    """The listed person named in the words of an actor ("les hommes de Koufa", "فصيل أبي مصعب البرناوي")."""
    keys = tuple(t.key for t in document.tokens_in(end.span))
    people = _people(list_digest())
    parts = (keys[i:j] for i in range(len(keys)) for j in range(len(keys), i, -1) if j - i < len(keys))
    return next((people[part] for part in parts if part in people), None)
