"""GeoJSON (RFC 7946): one point an event; an event without a point has a null geometry and is kept."""

import json
from collections.abc import Iterable
from itertools import chain
from typing import IO, Any

from marsad.export.parts.flat import flat_rows

Json = dict[str, Any]


class Exporter:
    """A FeatureCollection, one feature a line, the columns of the CSV as properties. A ledger's export names, under
    `ledger`, the state that it was made of."""

    name = "geojson"
    suffix = ".geojson"
    binary = False

    def write(self, records: Iterable[Json], out: IO[str]) -> None:
        source = iter(records)
        first: Json = next(source, {"events": []})
        out.write(_head(first.get("ledger")))
        before = "\n"
        for record in chain([first], source):
            for row in flat_rows(record):
                out.write(before + json.dumps(_feature(row), ensure_ascii=False, allow_nan=False))
                before = ",\n"
        out.write("\n]}\n")


def _head(ledger: Json | None) -> str:
    made_of = f'"ledger": {json.dumps(ledger, ensure_ascii=False)}, ' if ledger else ""
    return f'{{"type": "FeatureCollection", {made_of}"features": ['


def _feature(row: Json) -> Json:
    lat, lon = row["latitude"], row["longitude"]
    point = {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None
    properties = {key: value for key, value in row.items() if key not in ("latitude", "longitude")}
    return {"type": "Feature", "id": row["event_id"], "geometry": point, "properties": properties}
