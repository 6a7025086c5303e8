"""Seats of administrative units: where a unit is put on the map when no finer place is known, as ACLED does."""

from functools import lru_cache
from typing import Any

from marsad.ground.distance import Point
from marsad.resources import load
from marsad.text.fold import fold

_UNITS = ("admin1", "admin2")
_SEATS = ("town", "village")


@lru_cache(maxsize=1)
def _seats() -> dict[str, Point]:
    towns: dict[tuple[str, str], Point] = {}
    units: list[dict[str, Any]] = []
    for record in load("places"):
        if record["kind"] in _UNITS:
            units.append(record)
        elif record["kind"] in _SEATS:
            for name in (record["name"], *record["fr"], *record["en"]):
                towns.setdefault((record["country"], fold(name)), (record["at"][0], record["at"][1]))
    found = {}
    for unit in units:
        point = towns.get((unit["country"], fold(unit.get("seat") or unit["name"])))
        if point is not None:
            found[unit["id"]] = point
    return found


def seat_of(place_id: str) -> Point | None:
    """Latitude and longitude of a unit's seat; None where it is not known or the place is no unit."""
    return _seats().get(place_id)
