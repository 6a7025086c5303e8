"""The briefing's map: country outlines and dots as SVG, no tiles, no network (outlines: Natural Earth)."""

import json
import math
from functools import lru_cache
from importlib.resources import files
from typing import Any

from marsad.export.parts.briefing import COLOURS, colour, event_anchor, numbered, weight, when_text, where_text
from marsad.export.parts.markup import esc, tag

Json = dict[str, Any]
Box = tuple[float, float, float, float]  # west, south, east, north in degrees

_WIDTH = 1100.0  # units of the drawing
_LEAST = 7.0  # degrees that a map shows at least: a town alone would float in nothing
_LABELS = 16  # places that get their name written beside the dot


@lru_cache(maxsize=1)
def outlines() -> dict[str, list[list[float]]]:
    """Country → rings, each a flat list lon, lat, lon, lat ..."""
    text = (files("marsad") / "data" / "outlines.json").read_text(encoding="utf-8")
    found: dict[str, list[list[float]]] = json.loads(text)
    return found


class View:
    """Degrees → units of the drawing: equirectangular, true to scale along the middle parallel."""

    def __init__(self, box: Box) -> None:
        self.box = box
        west, south, east, north = box
        squeeze = math.cos(math.radians((south + north) / 2))
        self.scale = _WIDTH / (east - west)
        self.stretch = self.scale / max(squeeze, 0.2)
        self.height = (north - south) * self.stretch

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        west, _, _, north = self.box
        return (lon - west) * self.scale, (north - lat) * self.stretch


def map_svg(records: list[Json]) -> str:
    """The map of all events with a point; a line of text where none has one."""
    events = [(n, r, e) for n, r, e in numbered(records) if e["where"] and e["where"]["lat"] is not None]
    events = [item for item in events if item[2]["where"]["lon"] is not None]
    if not events:
        return tag("p", "No event has a point on the map.", class_="soft")
    view = View(_box([(e["where"]["lon"], e["where"]["lat"]) for _, _, e in events]))
    body = _grid(view) + _land(view) + _dots(view, events) + _names(view, [e for _, _, e in events])
    return tag(
        "svg",
        body,
        class_="chart",
        viewBox=f"0 0 {_WIDTH:.0f} {view.height:.0f}",
        role="group",
        aria_label=f"Map of {len(events)} events; every dot links to its event",
    ) + _legend(events)


def _box(points: list[tuple[float, float]]) -> Box:
    """All points with some land around them, never less than `_LEAST` degrees, twice as wide as high at most."""
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    width = max((max(lons) - min(lons)) * 1.16, _LEAST)
    height = max((max(lats) - min(lats)) * 1.2, _LEAST * 0.5, width * 0.45)
    width = max(width, height * 1.6)
    x, y = (max(lons) + min(lons)) / 2, (max(lats) + min(lats)) / 2
    return x - width / 2, max(y - height / 2, -89.0), x + width / 2, min(y + height / 2, 89.0)


def _grid(view: View) -> str:
    west, south, east, north = view.box
    step = next(s for s in (1, 2, 5, 10, 20, 45) if (east - west) / s <= 9)
    lines = []
    for lon in range(math.ceil(west / step) * step, math.floor(east) + 1, step):
        x, _ = view.at(lon, north)
        lines.append(tag("path", "", class_="grid", d=f"M{x:.1f} 0V{view.height:.1f}"))
    for lat in range(math.ceil(south / step) * step, math.floor(north) + 1, step):
        _, y = view.at(west, lat)
        lines.append(tag("path", "", class_="grid", d=f"M0 {y:.1f}H{_WIDTH:.0f}"))
    return tag("g", "".join(lines), aria_hidden="true")


def _seen(ring: list[float], box: Box) -> bool:
    west, south, east, north = box
    lons, lats = ring[::2], ring[1::2]
    return max(lons) >= west and min(lons) <= east and max(lats) >= south and min(lats) <= north


def _land(view: View) -> str:
    shapes, names = [], []
    for country, rings in outlines().items():
        drawn = [ring for ring in rings if _seen(ring, view.box)]
        if not drawn:
            continue
        shapes.append(tag("path", "", class_="land", d="".join(_ring(ring, view) for ring in drawn)))
        if spot := _middle(max(drawn, key=len), view):
            names.append(tag("text", esc(country.upper()), class_="nation", x=f"{spot[0]:.0f}", y=f"{spot[1]:.0f}"))
    return tag("g", "".join(shapes + names), aria_hidden="true")


def _ring(ring: list[float], view: View) -> str:
    points = [view.at(ring[i], ring[i + 1]) for i in range(0, len(ring) - 2, 2)]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _middle(ring: list[float], view: View) -> tuple[float, float] | None:
    """Where a country's name stands: the middle of what is seen of it; None where that is a sliver."""
    west, south, east, north = view.box
    inside = [(ring[i], ring[i + 1]) for i in range(0, len(ring), 2)]
    inside = [(min(max(x, west), east), min(max(y, south), north)) for x, y in inside]
    width, height = (max(p[i] for p in inside) - min(p[i] for p in inside) for i in (0, 1))
    if width * view.scale < 90 or height * view.stretch < 40:
        return None
    area = cx = cy = 0.0
    for (x1, y1), (x2, y2) in zip(inside, inside[1:] + inside[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        area, cx, cy = area + cross, cx + (x1 + x2) * cross, cy + (y1 + y2) * cross
    return view.at(cx / (3 * area), cy / (3 * area)) if area else None


def _dots(view: View, events: list[tuple[int, Json, Json]]) -> str:
    """Large ones first, so that small ones lie on top and can be reached."""
    dots = []
    for number, record, event in sorted(events, key=lambda item: -weight(item[2])):
        x, y = view.at(event["where"]["lon"], event["where"]["lat"])
        radius = _radius(event)
        faint = " recalled" if event["background"] or event["status"] in ("denied", "hypothetical") else ""
        about = f"{when_text(event['when'])}, {where_text(event['where'])}: {event['note']}"
        title = tag("title", esc(f"{about} — {record['report']['outlet'] or record['report']['id']}"))
        circle = tag(
            "circle", title, class_=f"dot {colour(event)}{faint}", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}"
        )
        dots.append(tag("a", circle, href=f"#{event_anchor(number, event)}", aria_label=event["note"]))
    return "".join(dots)


Area = tuple[float, float, float, float]  # left, top, right, bottom in units of the drawing


def _names(view: View, events: list[Json]) -> str:
    """Names of the places that most is told of, where there is room beside, above or below their dots."""
    told: dict[str, list[Json]] = {}
    for event in events:
        if event["where"]["place"]:
            told.setdefault(event["where"]["place"], []).append(event)
    dots = {place: _dot(view, group) for place, group in told.items()}
    taken: list[Area] = []
    names: list[str] = []
    for place, _ in sorted(told.items(), key=lambda item: (-len(item[1]), item[0])):
        others = [*taken, *(dot for name, dot in dots.items() if name != place)]
        area = next((spot for spot in _spots(dots[place], place) if _free(spot, others, view)), None)
        if area and len(names) < _LABELS:
            taken.append(area)
            names.append(tag("text", esc(place), class_="place", x=f"{area[0] + 2:.1f}", y=f"{area[3] - 4:.1f}"))
    return tag("g", "".join(names), aria_hidden="true")


def _dot(view: View, group: list[Json]) -> Area:
    """The square around the largest dot of a place."""
    radius = max(_radius(event) for event in group)
    x, y = view.at(group[0]["where"]["lon"], group[0]["where"]["lat"])
    return x - radius, y - radius, x + radius, y + radius


def _spots(dot: Area, place: str) -> list[Area]:
    """Where a name may stand, best first: right, left, above, below."""
    left, top, right, bottom = dot
    wide, high, middle, centre = 7.0 * len(place) + 4, 17.0, (top + bottom) / 2, (left + right) / 2
    corners = [
        (right + 2, middle - high / 2),
        (left - wide - 2, middle - high / 2),
        (centre - wide / 2, top - high),
        (centre - wide / 2, bottom),
    ]
    return [(x, y, x + wide, y + high) for x, y in corners]


def _free(area: Area, others: list[Area], view: View) -> bool:
    left, top, right, bottom = area
    if left < 0 or right > _WIDTH or top < 0 or bottom > view.height:
        return False
    return all(right <= o[0] + 3 or left >= o[2] - 3 or bottom <= o[1] + 3 or top >= o[3] - 3 for o in others)


def _radius(event: Json) -> float:
    return 5 + 2.2 * math.sqrt(min(weight(event), 400))


def _legend(events: list[tuple[int, Json, Json]]) -> str:
    used = {event["acled"]["event_type"] for _, _, event in events}
    items = [
        tag("li", tag("span", "<i></i>", class_=style) + esc(name)) for name, style in COLOURS.items() if name in used
    ]
    items.append(tag("li", "the larger the dot, the more dead; faint: recalled, denied or only possible"))
    return tag("ul", "".join(items), class_="legend")
