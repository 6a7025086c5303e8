"""Events for coreference tests, with facts of `demo_facts.md` where a test names a place."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from marsad.coref.events import EventView

POINTS = {
    "indelimane": ("ML", 15.87, 1.51),
    "boulikessi": ("ML", 15.13, -1.06),
    "mondoro": ("ML", 14.68, -1.95),
    "timbuktu": ("ML", 16.77, -3.01),
    "douentza": ("ML", 15.01, -2.95),
    "tongotongo": ("NE", 14.93, 1.75),
    "inates": ("NE", 15.23, 1.31),
    "solhan": ("BF", 13.38, 0.46),
}


@pytest.fixture
def view() -> Callable[..., EventView]:
    def make(key: str, place: str | None = "indelimane", day: str | None = "2019-11-01", **more: Any) -> EventView:
        country, lat, lon = POINTS.get(place or "", (None, None, None))
        start = date.fromisoformat(day).toordinal() if day else None
        values: dict[str, Any] = {
            "key": key,
            "report": key.partition(":")[0],
            "type": "attack",
            "start": start,
            "end": start,
            "published": start + 1 if start else None,
            "place": place,
            "country": country,
            "lat": lat,
            "lon": lon,
            "fine": place is not None,
            "side_b": frozenset({"mali-armed-forces"}),
        }
        return EventView(**(values | more))

    return make
