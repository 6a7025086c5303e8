"""A pair of events in numbers: days, place, sides, kind, toll, names. Values are 0..1, a few up to 2; 0: no sign."""

from math import exp, log

from marsad.coref.events import EventView
from marsad.coref.rules import gap_days, kinship, km_between, named, rules, same_place

FEATURES = (
    "same_days",
    "day_exact",
    "day_gap",
    "coarse_fit",
    "undated_fits",
    "undated_unfit",
    "implied_day",
    "same_place",
    "near_place",
    "far_place",
    "other_point",
    "place_told",
    "region_holds",
    "no_place",
    "other_country",
    "same_attacker",
    "kin_attacker",
    "other_attacker",
    "same_target",
    "other_target",
    "swapped_sides",
    "same_type",
    "same_family",
    "other_type",
    "same_dead",
    "dead_differ",
    "dead_grow",
    "same_wounded",
    "shared_figures",
    "shared_names",
    "both_recalled",
    "one_recalled",
    "published_gap",
    "unlike_status",
    "day_and_place",
    "day_and_type",
    "both_sides",
    "text_gap",
)


def pair_features(a: EventView, b: EventView) -> tuple[float, ...]:
    """The features of a pair in the order of `FEATURES`; the order of the two makes no difference."""
    days = _days(a, b)
    place = _place(a, b)
    sides = _sides(a, b)
    kind = rules().type_fit(a.type, b.type)
    kinds = (float(kind == 3), float(kind == 2), float(kind == 0))
    recalled = a.background + b.background
    published = 0.0
    if a.published is not None and b.published is not None:
        published = min(1.0, log(1 + abs(a.published - b.published)) / 6)
    rest = (
        float(recalled == 2),
        float(recalled == 1),
        published,
        float((a.status == "hypothetical") != (b.status == "hypothetical")),
        days[0] * max(place[0], place[1]) * float(kind > 0),
        days[0] * float(kind > 1) * place[6],
        sides[0] * sides[3],
        min(1.5, log(1 + abs(a.offset - b.offset)) / 6) if a.report == b.report else 0.0,
    )
    return days + place + sides + kinds + _tolls(a, b) + (_names(a, b),) + rest


def _days(a: EventView, b: EventView) -> tuple[float, ...]:
    """same_days, day_exact, day_gap, coarse_fit, undated_fits, undated_unfit, implied_day"""
    gap = gap_days(a, b)
    if gap is None:
        fits = _undated_fits(a, b)
        return 0.0, 0.0, 0.0, 0.0, float(fits is True), float(fits is False), 0.0
    coarse = a.coarse > 1 or b.coarse > 1
    implied = a.implied or b.implied
    exact = a.start == b.start and a.end == b.end and not coarse and not implied
    overlap = gap == 0
    fit = (float(overlap and not coarse), float(exact), 1 - exp(-gap / 2), float(overlap and coarse))
    return (*fit, 0.0, 0.0, float(implied))


def _undated_fits(a: EventView, b: EventView) -> bool | None:
    """An undated event that is news happened in the days before publication; None where nothing can be said."""
    spans = []
    for event in (a, b):
        if event.start is not None and event.end is not None:
            spans.append((event.start, event.end))
        elif event.published is not None and not event.background:
            spans.append((event.published - 10, event.published))
        else:
            return None
    (s, e), (t, f) = spans
    return s <= f and t <= e


def _place(a: EventView, b: EventView) -> tuple[float, ...]:
    """same_place, near_place, far_place, other_point, place_told, region_holds, no_place, other_country"""
    abroad = float(bool(a.country and b.country and a.country != b.country))
    if a.place is None or b.place is None:
        return 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, abroad
    far = km_between(a, b)
    if same_place(a, b) or (far is not None and far <= 3 and a.fine and b.fine):
        return 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, abroad
    told = 0.5 * (_tells(a, b) + _tells(b, a)) if a.report != b.report else 0.0
    if a.fine and b.fine:
        points = float(not a.near and not b.near)
        if far is None:
            alike = float(bool(a.admin1 and a.admin1 == b.admin1))
            return 0.0, 0.3 * alike, 1.0 - 0.5 * alike, points, told, 0.0, 0.0, abroad
        return 0.0, exp(-far / 25), min(1.0, far / 60), points, told, 0.0, 0.0, abroad
    held = _holds(a, b) or _holds(b, a)
    close = exp(-far / 120) if far is not None and not held else 0.0
    return 0.0, 0.5 * close, 0.0 if held else 1 - close, 0.0, told, float(held), 0.0, abroad


def _tells(report: EventView, of: EventView) -> bool:
    """Whether the one's report names the other's place."""
    return of.place in report.names or of.place_id in report.names


def _holds(region: EventView, point: EventView) -> bool:
    """A region or country that contains the other's place by its names."""
    if region.fine or not region.country or region.country != point.country:
        return False
    return region.admin1 is None or region.admin1 == point.admin1 or region.place == point.admin1


def _sides(a: EventView, b: EventView) -> tuple[float, ...]:
    """same_attacker, kin_attacker, other_attacker, same_target, other_target, swapped_sides"""
    attacker = kinship(named(a.side_a), named(b.side_a))
    target = kinship(named(a.side_b), named(b.side_b))
    common = bool(a.side_b & b.side_b)
    crossed = max(
        kinship(named(a.side_a), named(b.side_b)) or 0.0,
        kinship(named(a.side_b), named(b.side_a)) or 0.0,
    )
    return (
        float(attacker == 1.0),
        float(attacker is not None and 0 < attacker < 1),
        float(attacker == 0.0 and not crossed),
        float(common or target == 1.0),
        float(target == 0.0 and not common and not crossed),
        float(crossed == 1.0 and attacker != 1.0 and target != 1.0),
    )


def _tolls(a: EventView, b: EventView) -> tuple[float, ...]:
    """same_dead, dead_differ, dead_grow, same_wounded, shared_figures"""
    same = differ = grow = 0.0
    if a.killed and b.killed:
        x, y = a.killed[0], b.killed[0]
        if x == y:
            same = weight_of(x)
        else:
            differ = min(2.0, log((max(x, y) + 1) / (min(x, y) + 1)))
            grow = float(_grows(x, y, (b.published or 0) - (a.published or 0)))
    wounded = weight_of(a.injured[0]) if a.injured and b.injured and a.injured[0] == b.injured[0] else 0.0
    shared = sum(weight_of(int(f.rpartition(":")[2])) for f in a.figures & b.figures)
    return same, differ, grow, wounded, min(2.0, shared)


def _grows(x: int, y: int, days: int) -> bool:
    """The later toll is the higher one, and not by too much; of two on one day either may be the later."""
    first, last = (min(x, y), max(x, y)) if days == 0 else (x, y) if days > 0 else (y, x)
    return first < last <= 4 * first + 5


def weight_of(figure: int) -> float:
    """How much it says that two reports give the same figure: 3 dead little, 54 much."""
    return min(1.0, log(1 + figure) / 4)


def _names(a: EventView, b: EventView) -> float:
    """Share of the smaller report's names that the other has too; 0 within one report."""
    if a.report == b.report or not a.names or not b.names:
        return 0.0
    return len(a.names & b.names) / max(3, min(len(a.names), len(b.names)))
