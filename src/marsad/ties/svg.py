"""Drawings of ties as SVG, without a library: the timeline of a pair and the network at a date."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from math import cos, hypot, pi, sin

from marsad.ties.camps import name_of
from marsad.ties.network import Edge
from marsad.ties.signals import Signal
from marsad.ties.words import scale

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 1000, 460, 90, 30, 70, 60
_WARM, _COLD, _INK, _FAINT = "#0072B2", "#D55E00", "#222222", "#cccccc"  # told apart by colour-blind readers too
_STEPS = 5
_WINDOW = timedelta(days=240)  # over which the line in the drawing averages
_LEGEND = (
    "Blue: cooperation. Orange: hostility. Hollow: denied, in doubt, of the past. "
    f"Line: mean of the signals of the last {_WINDOW.days} days."
)


def timeline(a: str, b: str, signals: Sequence[Signal]) -> str:
    """Each dated signal as a bar, cooperation up, hostility down; hollow where denied, doubted or of the past."""
    dated = [(date.fromisoformat(s.day[:10]), s) for s in signals if s.day]
    title = f"{name_of(a)} and {name_of(b)}: signals of cooperation and hostility"
    body = [_text(_LEFT, 30, title, size=18, weight="bold")]
    body += [_text(_LEFT, 50, _LEGEND, size=12)]
    if dated:
        first, last = dated[0][0] - timedelta(days=60), dated[-1][0] + timedelta(days=60)
        body += _axes(first, last)
        body += [_bar(_x(day, first, last), signal) for day, signal in dated]
        body.append(_mean_line([(day, s) for day, s in dated if s.status in ("reported", "claimed")], first, last))
    return _page(_WIDTH, _HEIGHT, title, body)


def _x(day: date, first: date, last: date) -> float:
    return _LEFT + (day - first).days / max(1, (last - first).days) * (_WIDTH - _LEFT - _RIGHT)


def _y(strength: float) -> float:
    half = (_HEIGHT - _TOP - _BOTTOM) / 2
    return _TOP + half - strength / _STEPS * half


def _axes(first: date, last: date) -> list[str]:
    names = {k.strength: k.name for k in sorted(scale().values(), key=lambda k: k.id, reverse=True)}
    parts = []
    for strength in (5, 3, 1, -1, -3, -5):
        parts.append(_line(_LEFT, _y(strength), _WIDTH - _RIGHT, _y(strength), _FAINT))
        parts.append(
            _text(_LEFT - 8, _y(strength) + 4, names.get(strength, "").split(" or ")[0], size=11, anchor="end")
        )
    parts.append(_line(_LEFT, _y(0), _WIDTH - _RIGHT, _y(0), _INK))
    years = range(first.year, last.year + 1)
    for start in (date(year, 1, 1) for year in years if first <= date(year, 1, 1) <= last):
        at = _x(start, first, last)
        parts += [_line(at, _TOP, at, _HEIGHT - _BOTTOM, _FAINT), _text(at, _HEIGHT - _BOTTOM + 18, str(start.year))]
    return parts


def _bar(at: float, signal: Signal) -> str:
    color = _WARM if signal.strength > 0 else _COLD
    firm = signal.status in ("reported", "claimed")
    top, bottom = sorted((_y(signal.strength), _y(0)))
    kind = scale()[signal.kind].name
    tip = f"{signal.day}: {kind} ({signal.status}). {signal.words} [{signal.outlet or signal.report}]"
    return (
        f'<rect x="{at - 4:.1f}" y="{top:.1f}" width="8" height="{bottom - top:.1f}" stroke="{color}" '
        f'fill="{color if firm else "#ffffff"}" fill-opacity="0.85"><title>{escape(tip)}</title></rect>'
    )


def _mean_line(dated: Sequence[tuple[date, Signal]], first: date, last: date) -> str:
    points = []
    for day, _ in dated:
        near = [s.strength for other, s in dated if timedelta(0) <= day - other <= _WINDOW]
        points.append(f"{_x(day, first, last):.1f},{_y(sum(near) / len(near)):.1f}")
    tip = f"mean of the firm signals of the {_WINDOW.days} days before"
    return (
        f'<polyline points="{" ".join(points)}" fill="none" stroke="{_INK}" stroke-width="2"><title>{tip}</title>'
        "</polyline>"
    )


def network(edges: Sequence[Edge], on: str) -> str:
    """Actors on a circle; a line for each pair, blue where cooperation prevails among its signals, orange where
    hostility does, both side by side where both are told."""
    actors = sorted({actor for edge in edges for actor in (edge.a, edge.b)})
    size, middle, radius = 760, 380.0, 270.0
    at = {
        actor: (middle + radius * cos(2 * pi * i / len(actors)), middle + radius * sin(2 * pi * i / len(actors)))
        for i, actor in enumerate(actors)
    }
    body = [_text(30, 34, f"Ties told by the reports, on {on}", size=18, weight="bold")]
    for edge in edges:
        (x1, y1), (x2, y2) = at[edge.a], at[edge.b]
        length = hypot(x2 - x1, y2 - y1)
        for weight, color, side in ((edge.cooperation, _WARM, -3.5), (edge.hostility, _COLD, 3.5)):
            dx, dy = side * (y2 - y1) / length, -side * (x2 - x1) / length
            if weight:
                body.append(_line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, color, 1 + weight, tip=edge.words))
    for actor, (x, y) in at.items():
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{_INK}"/>')
        body.append(_text(x, y - 15, name_of(actor), size=13, anchor="middle"))
    return _page(size, size, f"Ties on {on}", body)


def _line(x1: float, y1: float, x2: float, y2: float, color: str, width: float = 1, tip: str = "") -> str:
    title = f"<title>{escape(tip)}</title>" if tip else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}" '
        f'stroke-width="{width:g}">{title}</line>'
    )


def _text(x: float, y: float, words: str, *, size: int = 12, anchor: str = "start", weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" '
        f'fill="{_INK}">{escape(words)}</text>'
    )


def _page(width: int, height: int, title: str, body: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="sans-serif" role="img"><title>{escape(title)}</title>'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    )
    return "\n".join([head, *body, "</svg>\n"])
