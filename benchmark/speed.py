"""How fast `marsad code` is: reports a second and core, peak memory, cold start, growth with the number of reports.

    .venv/bin/python benchmark/speed.py [--sizes 100,1000,10000] [--workers 1,2] [--reports FILE.jsonl ...]

Times of one machine say little about another, so each is also given as a ratio: cold starts to a bare `python -c pass`,
the cost of a report to a fixed piece of plain Python work ("units"), and large runs to the smallest.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
MARSAD = [sys.executable, "-m", "marsad"]
_UNIT_TEXT = "Trois soldats ont été tués مقتل ثلاثة جنود three soldiers were killed " * 400


@dataclass(frozen=True)
class Run:
    """What one call of the command cost. `cpu` counts its processes together, `peak` is its largest one, in bytes."""

    seconds: float
    cpu: float
    peak: int


def unit_seconds() -> float:
    """Seconds of the piece of work that costs are compared with: finding the words of 28,000 characters."""

    def once() -> float:
        started = time.perf_counter()
        sum(len(word.casefold()) for word in re.findall(r"\w+", _UNIT_TEXT))
        return time.perf_counter() - started

    return median(once() for _ in range(25))


def measure(command: Sequence[str]) -> Run:
    """Run a command to its end.

    Raises:
        SystemExit: it failed; a benchmark of failures would mislead.
    """
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    messages = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: {messages.decode(errors='replace')[-500:]}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale)


def composed_reports() -> list[dict[str, str]]:
    """The training part of the composed corpus where it lies beside the clone, else the samples that ship."""
    paths = sorted(CORPUS.glob("*.jsonl"))
    train = set(json.loads((CORPUS / "split.json").read_text(encoding="utf-8"))["train"]) if paths else None
    reports = []
    for path in paths or sorted((ROOT / "samples").rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if "text" in record and (train is None or record["id"] in train):
                keys = ("title", "text", "published", "language")
                reports.append({key: record[key] for key in keys if record.get(key)})
    return reports


def write_reports(path: Path, reports: Sequence[dict[str, str]], size: int) -> int:
    """`size` reports: the given ones again and again, paragraphs in another order each time; returns characters."""
    chance = random.Random(size)
    characters = 0
    with path.open("w", encoding="utf-8") as out:
        for number in range(size):
            report = dict(reports[number % len(reports)])
            paragraphs = report["text"].split("\n")
            chance.shuffle(paragraphs)
            report |= {"id": f"r{number}", "text": "\n".join(paragraphs)}
            characters += len(report["text"])
            out.write(json.dumps(report, ensure_ascii=False) + "\n")
    return characters


def cold_starts(folder: Path, reports: Sequence[dict[str, str]]) -> dict[str, float]:
    """Median seconds of calls that code nothing or next to nothing."""
    one = folder / "one.jsonl"
    write_reports(one, reports, 1)
    calls = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "marsad --version": [*MARSAD, "--version"],
        "marsad --help": [*MARSAD, "--help"],
        "marsad code, one report": [*MARSAD, "code", str(one), "--format", "jsonl"],
    }
    return {name: median(measure(command).seconds for _ in range(5)) for name, command in calls.items()}


def growth(
    folder: Path, reports: Sequence[dict[str, str]], sizes: Sequence[int], workers: int
) -> list[dict[str, float]]:
    """One row a size; the start of the program is in it, as in a user's wait."""
    rows = []
    for size in sizes:
        path = folder / f"{size}.jsonl"
        characters = write_reports(path, reports, size)
        options = ["--format", "jsonl", "--keep-repeats", "--workers", str(workers)]
        run = measure([*MARSAD, "code", str(path), *options])
        rows.append(
            {
                "reports": size,
                "workers": workers,
                "characters": characters,
                "seconds": run.seconds,
                "reports_per_second": size / run.seconds,
                "reports_per_cpu_second": size / run.cpu,
                "peak_megabytes": run.peak / 1e6,
            }
        )
        path.unlink()
    return rows


def show(starts: dict[str, float], rows: Sequence[dict[str, float]], unit: float) -> None:
    bare = starts["python -c pass"]
    print(f"cores: {os.cpu_count()}, Python {sys.version.split()[0]}, one unit of work: {unit * 1000:.2f} ms\n")
    print("cold start                      seconds   x bare Python")
    for name, seconds in starts.items():
        print(f"{name:30} {seconds:8.3f} {seconds / bare:12.1f}")
    print("\nreports workers  seconds  reports/s  reports/s/core  units/report  peak MB  time x  memory x")
    first, start = rows[0], starts["marsad code, one report"]
    for row in rows:
        each, first_each = ((r["seconds"] - start) / r["reports"] for r in (row, first))
        print(
            f"{row['reports']:7.0f} {row['workers']:7.0f} {row['seconds']:8.1f} {row['reports_per_second']:10.1f}"
            f" {row['reports_per_cpu_second']:15.1f} {1 / row['reports_per_cpu_second'] / unit:13.1f}"
            f" {row['peak_megabytes']:8.0f} {each / first_each:7.2f}"
            f" {row['peak_megabytes'] / first['peak_megabytes']:9.2f}"
        )
    print("\ntime x, memory x: seconds per report (without the start) and peak memory, in multiples of the first row's")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000", help="numbers of reports")
    parser.add_argument("--workers", default="1", help="numbers of processes")
    parser.add_argument("--reports", type=Path, nargs="*", help="JSON Lines to take reports from")
    parser.add_argument("--json", type=Path, help="write the figures to this file as well")
    options = parser.parse_args()
    reports = composed_reports()
    if options.reports:
        lines = [line for path in options.reports for line in path.read_text(encoding="utf-8").splitlines()]
        reports = [json.loads(line) for line in lines if line.strip()]
    if not reports:
        raise SystemExit("no reports: give some with --reports FILE.jsonl")
    unit = unit_seconds()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        starts = cold_starts(folder, reports)
        sizes = [int(size) for size in options.sizes.split(",")]
        rows = [row for workers in options.workers.split(",") for row in growth(folder, reports, sizes, int(workers))]
    show(starts, rows, unit)
    if options.json:
        figures = {"cold_start_seconds": starts, "runs": rows, "unit_seconds": unit, "cores": os.cpu_count()}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
