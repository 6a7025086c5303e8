"""Our own flat CSV: one row an event, with its words and where they stand in the report."""

import csv
from collections.abc import Iterable
from typing import IO, Any

from marsad.export.parts.cells import cell
from marsad.export.parts.flat import COLUMNS, flat_rows


class Exporter:
    """Text that a spreadsheet would run as a formula begins with an apostrophe."""

    name = "csv"
    suffix = ".csv"
    binary = False

    def write(self, records: Iterable[dict[str, Any]], out: IO[str]) -> None:
        writer = csv.DictWriter(out, list(COLUMNS), lineterminator="\n")
        writer.writeheader()
        for record in records:
            for row in flat_rows(record):
                writer.writerow({key: cell(value) for key, value in row.items()})
