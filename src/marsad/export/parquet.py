"""GeoParquet 1.1: the columns of the CSV and a point geometry, for GeoPandas, DuckDB and QGIS. Needs pyarrow."""

import json
import struct
from collections.abc import Iterable
from itertools import chain, islice
from typing import IO, Any

from marsad.errors import BadCall
from marsad.export.parts.flat import COLUMNS, FLAG, REAL, TEXT, WHOLE, flat_rows

_BATCH = 1000  # reports held at a time


class Exporter:
    """Points in WKB, longitude first, WGS 84 (the default of GeoParquet)."""

    name = "parquet"
    suffix = ".parquet"
    binary = True

    def write(self, records: Iterable[dict[str, Any]], out: IO[bytes]) -> None:
        try:
            import pyarrow as pa
            from pyarrow import parquet
        except ImportError as error:
            raise BadCall("format 'parquet' needs pyarrow: pip install 'marsad[parquet]'") from error
        kinds = {TEXT: pa.string(), WHOLE: pa.int64(), REAL: pa.float64(), FLAG: pa.bool_()}
        fields = [(name, kinds[kind]) for name, kind in COLUMNS.items()]
        source = iter(records)
        first = list(islice(source, 1))
        about = {"geo": json.dumps(_GEO)}
        if first and "ledger" in first[0]:  # the state of the ledger that the file was made of
            about["ledger"] = json.dumps(first[0]["ledger"])
        schema = pa.schema([*fields, ("geometry", pa.binary())], metadata=about)
        source = chain(first, source)
        with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
            while batch := list(islice(source, _BATCH)):
                rows = [row | {"geometry": _point(row)} for record in batch for row in flat_rows(record)]
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))


_GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}


def _point(row: dict[str, Any]) -> bytes | None:
    lat, lon = row["latitude"], row["longitude"]
    return None if lat is None or lon is None else struct.pack("<BIdd", 1, 1, lon, lat)
