"""Copies samples/reports into the package (src/marsad/data/samples.jsonl): python samples/ship.py"""

from pathlib import Path

from marsad.cli.samples import sample_reports, shipped_text

target = Path(__file__).parents[1] / "src" / "marsad" / "data" / "samples.jsonl"
target.write_text(shipped_text(sample_reports()), encoding="utf-8")
print(f"{target.name}: {len(sample_reports())} reports")
