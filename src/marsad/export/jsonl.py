"""JSON Lines: the coded records themselves, one report a line (contract.md)."""

import json
from collections.abc import Iterable
from typing import IO, Any


class Exporter:
    """One line a report, keys in the contract's order, Arabic as Arabic."""

    name = "jsonl"
    suffix = ".jsonl"
    binary = False

    def write(self, records: Iterable[dict[str, Any]], out: IO[str]) -> None:
        for record in records:
            public = {key: value for key, value in record.items() if not key.startswith("_")}
            out.write(json.dumps(public, ensure_ascii=False, allow_nan=False) + "\n")
