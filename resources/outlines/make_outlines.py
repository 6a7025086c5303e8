"""Country outlines for the map of the briefing, from Natural Earth (public domain): src/marsad/data/outlines.json.

    python resources/outlines/make_outlines.py countries-50m.json countries-110m.json src/marsad/data/outlines.json

The two inputs are Natural Earth 4.1, admin 0 countries at 1:50m and 1:110m, as TopoJSON (package world-atlas 2.0.2 of
the npm registry, ISC licence). Countries within WINDOW come from the finer one, all others from the coarser. Lines are
thinned, borders stay shared because the arcs are thinned before they are joined. Output: one object, country name →
list of rings, each ring a flat list lon, lat, lon, lat ... with two decimals.
"""

import json
import sys
from pathlib import Path

WINDOW = (-20.0, -2.0, 40.0, 40.0)  # west, south, east, north: the Sahel and its neighbours
THIN = {"fine": 0.035, "coarse": 0.15}  # degrees by which a thinned line may leave the drawn one


def thinned(points: list[tuple[float, float]], limit: float) -> list[tuple[float, float]]:
    """Douglas and Peucker's line, without recursion; the ends stay."""
    keep, todo = {0, len(points) - 1}, [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        far, at = 0.0, None
        for i in range(first + 1, last):
            x, y = points[i]
            off = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            if off > far:
                far, at = off, i
        if at is not None and far > limit:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def arcs_of(topology: dict, limit: float) -> list[list[tuple[float, float]]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(thinned(points, limit))
    return arcs


def rings_of(geometry: dict, arcs: list[list[tuple[float, float]]]) -> list[list[float]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = []
    for polygon in polygons:
        for ring in polygon:
            points: list[tuple[float, float]] = []
            for index in ring:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                points += arc[1:] if points else arc
            if len(points) > 3:
                rings.append([round(v, 2) for point in points for v in point])
    return rings


def inside(rings: list[list[float]]) -> bool:
    west, south, east, north = WINDOW
    return any(west <= r[i] <= east and south <= r[i + 1] <= north for r in rings for i in range(0, len(r), 2))


def main(fine: str, coarse: str, target: str) -> None:
    found: dict[str, list[list[float]]] = {}
    for name, path in (("coarse", coarse), ("fine", fine)):
        topology = json.loads(Path(path).read_text(encoding="utf-8"))
        arcs = arcs_of(topology, THIN[name])
        for geometry in topology["objects"]["countries"]["geometries"]:
            if geometry["type"] is None:
                continue
            rings = rings_of(geometry, arcs)
            if rings and (name == "coarse" or inside(rings)):
                found[geometry["properties"]["name"]] = rings
    text = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    Path(target).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
