"""GeoJSON (RFC 7946): one point an event; an event without a point has a null geometry and is kept."""

import json
from collections.abc import Iterable
from typing import IO, Any

from marsad.export.parts.flat import flat_rows


class Exporter:
    """A FeatureCollection, one feature a line, the columns of the CSV as properties."""

    name = "geojson"
    suffix = ".geojson"
    binary = False

    def write(self, records: Iterable[dict[str, Any]], out: IO[str]) -> None:
        out.write('{"type": "FeatureCollection", "features": [')
        before = "\n"
        for record in records:
            for row in flat_rows(record):
                out.write(before + json.dumps(_feature(row), ensure_ascii=False, allow_nan=False))
                before = ",\n"
        out.write("\n]}\n")


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    lat, lon = row["latitude"], row["longitude"]
    point = {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None
    properties = {key: value for key, value in row.items() if key not in ("latitude", "longitude")}
    return {"type": "Feature", "id": row["event_id"], "geometry": point, "properties": properties}
