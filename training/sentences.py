"""Single sentences of which others judged whether they report an event of one kind (arabic_event_gsr, MIT).

Of every three sentences, by a hash of the id, the reader learns from the first, `training/confidence.py` from the
second, and the third is kept for measuring.

    python -m training.sentences ../shared/bench/arabic_gsr/assault-dev.jsonl > build/assault.jsonl

prints the third kept for measuring, to be coded and scored.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

FOR_READER, FOR_CONFIDENCE, FOR_MEASURING = 0, 1, 2


def part_of(sentence: str) -> int:
    """Which third an id falls into."""
    return int(sha256(sentence.encode()).hexdigest(), 16) % 3


def sentences(bench: Path, part: int) -> list[dict[str, Any]]:
    """The rows of one third."""
    return [row for path in sorted((bench / "arabic_gsr").glob("*-dev.jsonl")) for row in rows_of(path, part)]


def rows_of(path: Path, part: int) -> list[dict[str, Any]]:
    """The rows of one third of one file."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if part_of(row["id"]) == part]


if __name__ == "__main__":
    for row in rows_of(Path(sys.argv[1]), FOR_MEASURING):
        print(json.dumps(row, ensure_ascii=False))
