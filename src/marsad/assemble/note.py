"""An event's fields → one English sentence in the manner of an ACLED note; the words are in resources/notes."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from marsad.model.coded import Event, Harm, Party, When, Where
from marsad.resources import load_one
from marsad.resources.inters import class_of, country_name, matched, named

_NAMED = 3  # parties that a note names on a side; the rest are "others"
_BODIES = frozenset({"state-forces", "external-forces"})  # "arrested members of", never "arrested the police of"
_PLAIN = frozenset({"agreement", "pledge_merger", "other_strategic", "protest", "riot"})  # acts of bodies, not members
_TAKEN = frozenset({"abduction", "arrest"})  # done to people, not to bodies
_SILENT = _PLAIN | {"arrest", "looting_destruction", "territory_seized", "territory_regained"}  # tolls are not expected


def note_for(event: Event) -> str:
    """One English sentence that says what the event's fields say and nothing more.

    >>> note_for(event)  # doctest: +SKIP
    'On 24 November 2017, JNIM militants attacked MINUSMA near Indelimane (Ménaka, Mali); 4 people were killed (...).'
    """
    words = load_one("notes", "en")
    country = event.where.country if event.where else None
    parts = [_happening(event, country, words), *_tolls(event, words), *_responsibility(event, country, words)]
    sentence = "; ".join(part for part in parts if part) + "."
    return sentence[0].upper() + sentence[1:]


def _happening(event: Event, country: str | None, words: dict[str, Any]) -> str:
    types = load_one("types", event.type)
    a = _parties(event.side_a, event.type, country, words)
    b = _parties(event.side_b, event.type, country, words, people=event.type in _TAKEN)
    frame = words["frames"][event.status]
    when = _when(event.when, words)
    everyone = ", ".join(text for text in (a, b) if text)
    return str(
        frame.format(
            when=when if frame.startswith("{when}") else when[0].lower() + when[1:],
            event=_clause(types, a, b),
            where=_where(event.where, words),
            noun=types["noun"],
            involving=words["involving"].format(parties=everyone) if everyone else "",
        )
    )


def _clause(types: dict[str, Any], a: str, b: str) -> str:
    """Who did what to whom, as far as the sides are known."""
    if a and (b or "{b}" not in types["phrase"]):
        return f"{a} {types['phrase'].format(b=b)}"
    if a:
        return f"{a} {types['alone']}"
    if b:
        return str(types["passive"].format(b=b))
    return str(types["bare"])


def _parties(
    side: Sequence[Party], type: str, country: str | None, words: dict[str, Any], *, people: bool = False
) -> str:
    """The names of a side; with `people`, of its members rather than of the body."""
    names = list(dict.fromkeys(_party(party, type, country, words, people) for party in side))
    if len(names) > _NAMED:
        names = [*names[: _NAMED - 1], words["others"]]
    return _listed(names)


def _party(party: Party, type: str, country: str | None, words: dict[str, Any], people: bool) -> str:
    """What a note calls the party: "suspected JNIM militants", "civilians", "the armed forces of Mali"."""
    name = _articled(named(party.actor, party.name), words)
    kind = class_of(party.actor, country)
    if (
        kind
        and type not in _PLAIN
        and not matched(party.actor)
        and (members := load_one("inters", kind).get("members"))
    ):
        name = f"{name} {members}"
    elif people and kind in _BODIES:
        name = words["members_of"].format(name=name)
    return f"{words['hedges'].get(party.status, '')}{name}"


def _articled(name: str, words: dict[str, Any]) -> str:
    """ "the Malian Armed Forces", but "MINUSMA" and "Operation Barkhane"."""
    first, last = (name.split()[0], name.split()[-1]) if " " in name else ("", "")
    return f"the {name}" if last in words["articled"] or first in words["articled_start"] else name


def _listed(names: Sequence[str]) -> str:
    """a; a and b; a, b and c."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _when(when: When, words: dict[str, Any]) -> str:
    days, frames = when.days, words["when"]
    if days.start is None or days.end is None:
        return str(frames["unknown"])
    start, end = _day(days.start, words), _day(days.end, words)
    month = f"{words['months'][days.start.month - 1]} {days.start.year}"
    if days.basis == "published":
        key = "published"
    elif (span := (days.end - days.start).days) == 0:
        key = "day"
    elif days.precision in ("week", "month", "year"):
        key = days.precision if _fits(days.precision, days.start, days.end) else "long"
    else:
        key = "two_days" if span == 1 else "long"
    return str(frames[key].format(day=end, start=start, end=end, month=month, year=days.start.year))


def _fits(precision: str, start: date, end: date) -> bool:
    """Whether the range is the calendar's own week, month or year, so that its name says it all."""
    if precision == "week":
        return (end - start).days == 6
    return start.year == end.year and (precision == "year" or start.month == end.month)


def _day(day: date, words: dict[str, Any]) -> str:
    return f"{day.day} {words['months'][day.month - 1]} {day.year}"


def _where(where: Where | None, words: dict[str, Any]) -> str:
    if where is None or not where.place:
        return ""
    country = country_name(where.country) or where.country
    if where.precision == "country":
        named = ", ".join(filter(None, (where.place, country))) if where.place_id is None else country or where.place
        return " " + str(words["where"]["country"].format(place=named))
    units = [unit for unit in (where.admin2, where.admin1, country) if unit and unit != where.place]
    key = "relation" if where.relation in words["where"]["relations"] else where.precision
    text = words["where"][key].format(place=where.place, relation=where.relation, units=", ".join(dict.fromkeys(units)))
    return f" {text}".replace(" ()", "")


def _tolls(event: Event, words: dict[str, Any]) -> Iterator[str]:
    """The dead, the wounded, then whatever else was suffered."""
    found = False
    for outcome in words["outcomes"]:
        lines = [line for line in event.harm if line.outcome == outcome and not line.superseded]
        total = _total(event, outcome, lines)
        found = found or bool(lines)
        if total != (None, None, None):
            yield _toll(outcome, total, lines, words)
    if not found and event.type not in _SILENT and event.status == "reported":
        yield str(words["toll"]["unknown"])


Total = tuple[int | None, int | None, int | None]


def _total(event: Event, outcome: str, lines: Sequence[Harm]) -> Total:
    """(low, best, high) of an outcome; for those that have no total of their own the range of its lines, when they are
    all of one sort of people."""
    if outcome == "killed":
        return event.deaths.low, event.deaths.best, event.deaths.high
    if outcome == "injured":
        return event.injured.low, event.injured.best, event.injured.high
    if len({line.who for line in lines}) != 1:
        return None, None, None
    low = min((line.low for line in lines if line.low is not None), default=None)
    highs = [line.high for line in lines]
    high = None if None in highs else max(h for h in highs if h is not None)
    return low, lines[0].best if len(lines) == 1 else low, high


def _toll(outcome: str, total: Total, lines: Sequence[Harm], words: dict[str, Any]) -> str:
    """The total, and in brackets its parts where they make it up; a line told twice, as in headline and body, once."""
    low, best, high = total
    if low == high == 0 or (best == 0 and not high):
        return str(words["toll"]["none"].format(outcome=outcome))
    once = list({(line.who, line.actor, line.low, line.high): line for line in lines}.values())
    parts = next((p for p in (_parts(lines), _parts(once)) if _sum(p) in (low, best)), _parts(lines))
    whole = _sum(parts) in (low, best)
    one_kind = next(iter(parts)) if len(parts) == 1 and whole else "unknown"
    text = _amount(low, best, high, words["who"][one_kind], outcome, words)
    if len(parts) > 1 and whole:
        text += f" ({', '.join(_group(who, *part, words) for who, part in parts.items())})"
    return text


def _sum(parts: dict[str, tuple[int | None, int | None]]) -> int:
    return sum(low or 0 for low, _ in parts.values())


def _parts(lines: Sequence[Harm]) -> dict[str, tuple[int | None, int | None]]:
    """(low, high) of each kind of people, lines of one kind added; open where one of them is open."""
    found: dict[str, tuple[int | None, int | None]] = {}
    for line in (line for line in lines if line.who != "unknown"):
        low, high = found.get(line.who, (0, 0))
        found[line.who] = (_added(low, line.low), _added(high, line.high))
    return found


def _added(one: int | None, two: int | None) -> int | None:
    return None if one is None or two is None else one + two


def _amount(
    low: int | None, best: int | None, high: int | None, people: Sequence[str], outcome: str, words: dict[str, Any]
) -> str:
    exact = low if low == high and low is not None else (best if low is None and high is None else None)
    if exact is not None:
        one = exact == 1
        filled = {"n": exact, "people": people[0 if one else 1], "verb": words["verbs"][0 if one else 1]}
        return str(words["toll"]["exact"].format(outcome=outcome, **filled))
    key = "range" if low is not None and high is not None else "least" if high is None else "most"
    return str(words["toll"][key].format(low=low, high=high, outcome=outcome)).replace("people", people[1])


def _group(who: str, low: int | None, high: int | None, words: dict[str, Any]) -> str:
    key = "group" if low == high else "group_range" if None not in (low, high) else "group_least"
    if low is None:
        key = "group_most" if high is not None else "group_some"
    people = words["who"][who][0 if low == high == 1 else 1]
    return str(words["toll"][key].format(n=low, low=low, high=high, people=people))


def _responsibility(event: Event, country: str | None, words: dict[str, Any]) -> Iterator[str]:
    for claim in dict.fromkeys((claim.actor, claim.stance) for claim in event.responsibility):
        actor = _articled(named(claim[0], claim[0]), words)
        yield str(words["responsibility"][claim[1]].format(actor=actor))
