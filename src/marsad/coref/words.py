"""The scorer's reasons in words: which signs spoke for a pair and which against, strongest first."""

from collections.abc import Iterable
from datetime import date

from marsad.coref.events import EventView
from marsad.coref.rules import gap_days, km_between

_SAY = {
    "same_days": "the same days",
    "day_exact": "dated the same",
    "day_gap": "{gap} days apart",
    "coarse_fit": "dates that fit, one of them loose",
    "undated_fits": "one undated, its report's time fits",
    "undated_unfit": "one undated, its report's time does not fit",
    "implied_day": "undated, taken for the day of the report's news",
    "same_place": "the same place ({place})",
    "near_place": "places {km} km apart",
    "far_place": "places {km} km apart",
    "other_point": "two places with names of their own",
    "place_told": "each report names the other's place",
    "region_holds": "one place lies in the other",
    "no_place": "a place is missing",
    "other_country": "different countries",
    "same_attacker": "the same side A ({side_a})",
    "kin_attacker": "related groups on side A",
    "other_attacker": "different groups on side A",
    "same_target": "the same side B ({side_b})",
    "other_target": "different side B",
    "swapped_sides": "the same parties, sides swapped",
    "same_type": "both {type}",
    "same_family": "{type} and {other_type} go together",
    "other_type": "{type} and {other_type} do not go together",
    "same_dead": "the same toll ({dead})",
    "dead_differ": "tolls differ ({dead} and {other_dead})",
    "dead_grow": "a toll that grows ({dead} and {other_dead})",
    "same_wounded": "the same number of wounded",
    "shared_figures": "figures in common ({figures})",
    "shared_names": "reports that name the same people and places",
    "both_recalled": "both recalled",
    "one_recalled": "recalled in one of the reports",
    "published_gap": "reports far apart in time",
    "unlike_status": "one only planned or feared",
    "day_and_place": "day and place agree",
    "day_and_type": "day and type agree",
    "both_sides": "both sides agree",
    "text_gap": "told far apart in the report",
}


def words_for(shares: Iterable[tuple[float, str]], a: EventView, b: EventView, most: int = 4) -> str:
    """ "for: the same place (solhan), the same days; against: tolls differ (132 and 160)" """
    ranked = sorted(shares, key=lambda share: -abs(share[0]))
    facts = _facts(a, b)
    parts = []
    for label, sign in (("for", 1), ("against", -1)):
        said = [_SAY[name].format(**facts) for weight, name in ranked if weight * sign > 0.05]
        if said:
            parts.append(f"{label}: " + ", ".join(dict.fromkeys(said[:most])))
    return "; ".join(parts) or "no sign either way"


def _facts(a: EventView, b: EventView) -> dict[str, object]:
    far = km_between(a, b)
    return {
        "gap": gap_days(a, b),
        "place": a.place or b.place,
        "km": "?" if far is None else round(far),
        "side_a": ", ".join(sorted(a.side_a & b.side_a)) or "a shared name",
        "side_b": ", ".join(sorted(a.side_b & b.side_b)) or "a shared name",
        "type": a.type.replace("_", " "),
        "other_type": b.type.replace("_", " "),
        "dead": a.killed[0] if a.killed else None,
        "other_dead": b.killed[0] if b.killed else None,
        "figures": ", ".join(sorted(f.replace(":", " ") for f in a.figures & b.figures)[:3]),
    }


def event_line(event: EventView) -> str:
    """One event in a line, for lists and explanations: type, days, place, sides, dead."""
    days = "undated"
    if event.start is not None and event.end is not None:
        first, last = date.fromordinal(event.start), date.fromordinal(event.end)
        days = f"{first}" if first == last else f"{first}..{last}"
    sides = " v ".join(",".join(sorted(side)) or "?" for side in (event.side_a, event.side_b))
    dead = f", {event.killed[0]} dead" if event.killed else ""
    return f"{event.type} {days} {event.place or 'no place'} {sides}{dead}"
