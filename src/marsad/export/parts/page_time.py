"""The briefing's timeline: one lane an event type, dots on their days; long quiet stretches are cut out and said."""

import math
from datetime import date
from typing import Any

from marsad.export.parts.briefing import COLOURS, colour, event_anchor, numbered, weight, when_text, where_text
from marsad.export.parts.markup import esc, tag

Json = dict[str, Any]

_WIDTH, _LEFT, _RIGHT, _LANE, _TOP = 1100.0, 190.0, 20.0, 46.0, 14.0
_QUIET = 45  # days without an event after which the axis is cut
_LABEL = 54.0  # units that a label takes
_GAP = 34.0  # units that a cut takes


def timeline_svg(records: list[Json]) -> str:
    """All events with a day; a line of text where none has one."""
    events = [item for item in numbered(records) if item[2]["when"]["start"]]
    if not events:
        return tag("p", "No event has a day.", class_="soft")
    axis = _Axis(sorted({_middle(event) for _, _, event in events}))
    lanes = [name for name in COLOURS if any(e["acled"]["event_type"] == name for _, _, e in events)]
    bottom = _TOP + _LANE * len(lanes)
    body = _lanes(lanes) + axis.drawn(bottom) + _dots(events, lanes, axis)
    return tag(
        "svg",
        body,
        class_="chart plain",
        viewBox=f"0 0 {_WIDTH:.0f} {bottom + 42:.0f}",
        role="group",
        aria_label=f"Timeline of {len(events)} events; every dot links to its event",
    )


def _middle(event: Json) -> date:
    first = date.fromisoformat(event["when"]["start"])
    last = date.fromisoformat(event["when"]["end"] or event["when"]["start"])
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2)


class _Axis:
    """Days → units, in stretches; between two stretches the axis is cut."""

    def __init__(self, days: list[date]) -> None:
        self.stretches: list[list[date]] = [[days[0], days[0]]]
        for day in days[1:]:
            if (day - self.stretches[-1][1]).days > _QUIET:
                self.stretches.append([day, day])
            self.stretches[-1][1] = day
        gaps = _GAP * (len(self.stretches) - 1)
        room = max(_WIDTH - _LEFT - _RIGHT - 30 - gaps, 60.0)
        # A stretch of one day still gets its share: otherwise dots of different years would touch.
        shares = [4.0 + math.sqrt((last - first).days) * 3 for first, last in self.stretches]
        self.spans: list[tuple[float, float]] = []
        x = _LEFT + 15
        for share in shares:
            width = room * share / sum(shares)
            self.spans.append((x, x + width))
            x += width + (gaps / max(len(shares) - 1, 1))

    def at(self, day: date) -> float:
        for (first, last), (left, right) in zip(self.stretches, self.spans, strict=True):
            if first <= day <= last:
                days = (last - first).days
                return (left + right) / 2 if not days else left + (right - left) * (day - first).days / days
        return _LEFT

    def drawn(self, bottom: float) -> str:
        """The line below with the months, and a mark at each cut."""
        parts = []
        free = [-1e9, -1e9]  # where the last label ends, in each of the two rows of labels
        for n, ((first, last), (left, right)) in enumerate(zip(self.stretches, self.spans, strict=True)):
            parts.append(tag("path", "", class_="grid", d=f"M{left - 8:.1f} {bottom:.1f}H{right + 8:.1f}"))
            ends = [(left, first), (right, last)] if right - left > _LABEL * 1.2 else [((left + right) / 2, first)]
            for x, day in ends:
                row = next((i for i in (0, 1) if x - _LABEL / 2 > free[i]), None)
                if row is not None:
                    free[row] = x + _LABEL / 2
                    where = {"x": f"{x:.1f}", "y": f"{bottom + 19 + 15 * row:.1f}"}
                    parts.append(tag("text", f"{day:%Y-%m}", class_="axis", text_anchor="middle", **where))
            if n:
                cut = left - _GAP / 2 - 8
                parts.append(tag("path", "", class_="grid", d=f"M{cut - 3:.1f} {bottom + 5:.1f}l4 -10m3 10l4 -10"))
        return tag("g", "".join(parts), aria_hidden="true")


def _lanes(lanes: list[str]) -> str:
    parts = []
    for n, name in enumerate(lanes):
        y = _TOP + _LANE * (n + 0.5)
        parts.append(tag("path", "", class_="grid", d=f"M{_LEFT:.0f} {y:.1f}H{_WIDTH - _RIGHT:.0f}"))
        parts.append(tag("text", esc(name), class_="axis", x=12, y=f"{y + 4:.1f}"))
    return tag("g", "".join(parts))


def _dots(events: list[tuple[int, Json, Json]], lanes: list[str], axis: _Axis) -> str:
    dots = []
    for number, _, event in sorted(events, key=lambda item: -weight(item[2])):
        if event["acled"]["event_type"] not in lanes:
            continue
        y = _TOP + _LANE * (lanes.index(event["acled"]["event_type"]) + 0.5)
        radius = min(5 + 1.1 * math.sqrt(weight(event)), 20)
        faint = " recalled" if event["background"] or event["status"] in ("denied", "hypothetical") else ""
        title = tag("title", esc(f"{when_text(event['when'])}, {where_text(event['where'])}: {event['note']}"))
        circle = tag(
            "circle",
            title,
            class_=f"dot {colour(event)}{faint}",
            cx=f"{axis.at(_middle(event)):.1f}",
            cy=f"{y:.1f}",
            r=f"{radius:.1f}",
        )
        dots.append(tag("a", circle, href=f"#{event_anchor(number, event)}", aria_label=event["note"]))
    return "".join(dots)
