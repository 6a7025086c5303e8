"""The harm mentions that count for one event, each once, with camp, class, people and teller."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.ground.actors_list import listed
from marsad.ground.actors_resolve import missions
from marsad.model.mentions import Attribution, HarmMention

CIVILIANS = frozenset({"civilian", "aid_worker", "journalist", "hostage", "demonstrator", "official"})
FORCES = frozenset({"soldier", "peacekeeper", "police", "militia"})
_BODIES = frozenset({"soldier", "police"})  # of a state
ATTACKERS, VICTIMS = "attackers", "victims"
# How far a source is believed when figures differ; the report's own voice stands between.
_RANK = {"un": 6, "medical": 5, "ngo": 5, "official": 4, "military": 4, "local_source": 3, "security_source": 3}
_RANK_OWN, _RANK_OTHER, PARTY = 4, 2, 1
_STATE = ("-armed-forces", "-police", "-gendarmerie", "-national-guard")
_UNNAMED = ("civilians-", "unidentified-")
_ASIDE, _ASIDE_OWN = 20, 5  # how many times smaller than a toll a figure is no rival of it


@dataclass(frozen=True, slots=True)
class Range:
    """low..high of a count, high None when open above; `best` the figure to believe."""

    low: int | None
    best: int | None
    high: int | None
    vague: bool = False

    def __add__(self, other: "Range") -> "Range":
        return Range(
            _sum(self.low, other.low),
            _sum(self.best, other.best),
            None if self.high is None or other.high is None else self.high + other.high,
            self.vague and other.vague,
        )


def _sum(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else a + b


@dataclass(frozen=True, slots=True)
class Line:
    harm: HarmMention
    camp: str  # attackers | victims
    group: str  # the class of people: civilians, soldier, militant ...; "" where nobody says
    people: str  # the actor whose people they are; "" where nobody says
    account: int  # who gives the figure; -1: the report's own voice
    rank: int
    contested: bool = False  # nobody but the enemy says that they died: the upper end of the count, never the lower

    @property
    def range(self) -> Range:
        h = self.harm
        if self.contested:
            return Range(0, 0, h.high)
        best = h.best if h.best is not None else h.low if h.low is not None else h.high
        return Range(h.low, best, h.high, h.best is None and h.high is None)


def lines_of(
    outcome: str,
    harms: Sequence[HarmMention],
    members: Iterable[int] | None,
    side_a: Collection[str],
    attributions: Sequence[Attribution],
) -> list[Line]:
    """The lines that count, each once."""
    chosen = sorted(range(len(harms)) if members is None else set(members))
    live = [i for i in chosen if harms[i].outcome == outcome and not harms[i].superseded and not harms[i].aggregate]
    body = [i for i in live if not harms[i].headline and harms[i].low is not None]
    counts = any(not harms[i].single for i in body)  # a headline rounds and shortens what the report then tells
    live = [i for i in live if not harms[i].headline or not (counts or (body and harms[i].single))]
    inside = set(live)
    lines = []
    for i in live:
        h = harms[i]
        if h.part_of is None or h.part_of not in inside:
            camp = ATTACKERS if _attacks(h, side_a) else VICTIMS
            group = "" if h.general or h.who == "unknown" else "civilians" if h.who in CIVILIANS else h.who
            group = "militant" if group == "attacker" else group
            account = h.per if h.per is not None else -1
            people = h.actor if h.actor and group and not h.actor.startswith(_UNNAMED) else ""
            if camp == ATTACKERS and group not in FORCES:
                group = ""
            lines.append(Line(h, camp, group, people, account, _rank(h, attributions)))
    told = _without_asides(_without_singles(_without_repeats(lines)))
    told = [_called_by_friends(line, told, attributions) for line in told]
    return [replace(line, contested=_contested(line, told, attributions)) for line in told]


def _called_by_friends(line: Line, lines: list[Line], attributions: Sequence[Attribution]) -> Line:
    """An armed group calls all whom it fights soldiers: where others tell of one other force's dead alone, it counts
    those ("three gendarmes died; the rebels say they killed seven soldiers")."""
    if line.group not in _BODIES or not _is_boast(line, attributions):
        return line
    others = [k for k in lines if k.account != line.account and k.camp == line.camp and k.group in _BODIES]
    kinds = {(k.group, k.people) for k in others if not _is_boast(k, attributions)}
    if len(kinds) != 1 or any(k.group == line.group for k in others):
        return line
    ((group, people),) = kinds
    return replace(line, group=group, people=people)


def _contested(line: Line, lines: list[Line], attributions: Sequence[Attribution]) -> bool:
    """Forces whom only the armed group that fights them says to have killed, where another account tells of other
    victims; and those whose own side denies the loss."""
    h = line.harm
    if h.who not in FORCES or not _some(h) or not 0 <= line.account < len(attributions):
        return False
    teller = attributions[line.account]
    same = [k for k in lines if k.account != line.account and k.camp == line.camp and _alike(k, line)]
    if any(_some(k.harm) and not _is_boast(k, attributions) for k in same):
        return False
    if any(k.harm.high == 0 and k.harm.actor and _speaks_for(k, attributions) for k in same):
        return True
    others = [k for k in lines if k.account != line.account and _some(k.harm) and not _is_boast(k, attributions)]
    return _is_boast(line, attributions) and teller.actor != h.actor and bool(others)


def _some(harm: HarmMention) -> bool:
    return bool(harm.low or harm.high)


def _alike(a: Line, b: Line) -> bool:
    return may_be(a.group, b.group) and may_be(a.people, b.people)


def _is_boast(line: Line, attributions: Sequence[Attribution]) -> bool:
    """An armed group counts dead who are not its own."""
    if not 0 <= line.account < len(attributions):
        return False
    teller = attributions[line.account]
    known = teller.actor is not None and (line.harm.actor is not None or line.harm.who != "militia")
    return known and teller.source_class == "armed_group" and line.harm.actor != teller.actor


def _speaks_for(line: Line, attributions: Sequence[Attribution]) -> bool:
    """The dead of a figure, or those who it says did not die, are its teller's own people."""
    return 0 <= line.account < len(attributions) and attributions[line.account].actor == line.harm.actor


def _attacks(h: HarmMention, side_a: Collection[str]) -> bool:
    """Losses of the side that acts; the "assailants" whom an army strikes are those acted upon."""
    if h.who == "attacker":
        return not side_a or not all(map(is_state, side_a))
    return h.actor is not None and h.actor in side_a and h.who not in CIVILIANS


def is_state(actor: str) -> bool:
    """A body of a state, a peace mission, or an operation of a state's forces."""
    entry = listed(actor)
    above = [t.id for t in entry.parents if t.relation == "part_of"] if entry is not None else []
    return actor in missions() or any(id.endswith(_STATE) for id in (actor, *above))


def _rank(h: HarmMention, attributions: Sequence[Attribution]) -> int:
    if h.per is None or h.per >= len(attributions):
        return _RANK_OWN
    if attributions[h.per].source_class == "armed_group":
        return PARTY
    return _RANK.get(attributions[h.per].source_class, _RANK_OTHER)


def _without_repeats(lines: list[Line]) -> list[Line]:
    """A figure told twice of the same people is one; the wording that says less of them yields."""
    kept: list[Line] = []
    for line in lines:
        at = next((i for i, k in enumerate(kept) if _repeats(k, line)), None)
        if at is None:
            kept.append(line)
        elif _says(line) > _says(kept[at]):
            kept[at] = line
    return kept


def _says(line: Line) -> tuple[bool, bool, bool]:
    return line.group != "", line.people != "", line.harm.high is not None


def _repeats(a: Line, b: Line) -> bool:
    if a.harm.sentence == b.harm.sentence or a.harm.low != b.harm.low or a.camp != b.camp or b.harm.more:
        return False
    return may_be(a.group, b.group) and may_be(a.people, b.people)


def may_be(a: str, b: str) -> bool:
    return a == b or not a or not b


def _without_singles(lines: list[Line]) -> list[Line]:
    """A person told of without a number, where a count of such people stands elsewhere, is one of them."""
    return [line for line in lines if not (line.harm.single and not line.harm.more and _counted(line, lines))]


def _counted(single: Line, lines: list[Line]) -> bool:
    return any(
        (line.harm.low or 0) > 1 and line.camp == single.camp and not one_series(line.harm, single.harm)
        and may_be(line.group, single.group)
        for line in lines
    )  # fmt: skip


def _without_asides(lines: list[Line]) -> list[Line]:
    """ "He lost seven relatives" beside a toll of 132: far too few to be a rival figure for the same people."""
    kept = []
    for line in lines:
        tolls = [
            k.harm.low or 0
            for k in lines
            if k is not line
            and k.rank >= line.rank  # a boast does not turn a sober count into an aside
            and k.camp == line.camp
            and may_be(k.group, line.group)
            and not one_series(k.harm, line.harm)
        ]
        factor = _ASIDE_OWN if line.account == -1 else _ASIDE
        listed = any(k is not line and one_series(k.harm, line.harm) for k in lines)
        few = not listed and 0 < (line.harm.low or 0) * factor < max(tolls, default=0)
        if not few or line.harm.more:
            kept.append(line)
    return kept


def one_series(a: HarmMention, b: HarmMention) -> bool:
    return a.sentence == b.sentence and a.series == b.series >= 0
