"""Who stands with whom at a date: the signals of all pairs that reports name together, and their GraphML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from marsad.ties.camps import is_organised, name_of
from marsad.ties.signals import Signal, signals_between

Json = dict[str, Any]
_MEMORY = timedelta(days=730)  # how long a signal bears on the picture


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair at a date. cooperation, hostility: the strongest firm signal of each sign, 0 for none (docs/ties.md)."""

    a: str
    b: str
    cooperation: int
    hostility: int
    signals: int
    last: str
    words: str


def network_on(day: date, records: Sequence[Json]) -> list[Edge]:
    """The pairs with a firm signal in the two years up to a day, in the order of their ids."""
    edges = []
    for a, b in sorted(_pairs(records)):
        near = [s for s in signals_between(a, b, records, alone=True) if _bears(s, day)]
        if near:
            edges.append(_edge(a, b, near))
    return edges


def _bears(signal: Signal, day: date) -> bool:
    if signal.day is None or signal.status not in ("reported", "claimed"):
        return False
    return day - _MEMORY <= date.fromisoformat(signal.day[:10]) <= day


def _edge(a: str, b: str, near: Sequence[Signal]) -> Edge:
    last = max(near, key=lambda s: s.day or "")
    return Edge(
        a,
        b,
        max((s.strength for s in near), default=0) if any(s.strength > 0 for s in near) else 0,
        -min((s.strength for s in near), default=0) if any(s.strength < 0 for s in near) else 0,
        len(near),
        last.day or "",
        last.words,
    )


def _pairs(records: Iterable[Json]) -> set[tuple[str, str]]:
    """Pairs of listed actors that one report names both."""
    found: set[tuple[str, str]] = set()
    for record in records:
        named = {m["ref"] for m in record["mentions"] if m["kind"] == "actor" and is_organised(m["ref"])}
        found |= set(combinations(sorted(named), 2))
    return found


_KEYS = (
    ("name", "node", "string"),
    ("cooperation", "edge", "int"),
    ("hostility", "edge", "int"),
    ("signals", "edge", "int"),
    ("last", "edge", "string"),
    ("words", "edge", "string"),
)


def graphml(edges: Sequence[Edge], on: str) -> str:
    """The network as GraphML 1.0, for Gephi, igraph, networkx and the like."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [f'  <key id="{n}" for="{f}" attr.name="{n}" attr.type="{t}"/>' for n, f, t in _KEYS]
    lines.append(f'  <graph id={quoteattr(f"ties-{on}")} edgedefault="undirected">')
    for actor in sorted({actor for edge in edges for actor in (edge.a, edge.b)}):
        lines.append(f'    <node id={quoteattr(actor)}><data key="name">{escape(name_of(actor))}</data></node>')
    for edge in edges:
        lines.append(f"    <edge source={quoteattr(edge.a)} target={quoteattr(edge.b)}>")
        for key, _, _ in _KEYS[1:]:
            lines.append(f'      <data key="{key}">{escape(str(getattr(edge, key)))}</data>')
        lines.append("    </edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])
