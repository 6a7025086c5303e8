"""A run that is ended at any moment loses nothing: after a rerun the ledger equals that of an undisturbed run."""

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest
from ledger_records import coded, rows_of

from marsad.ledger import Ledger, store_documents
from marsad.ledger.people import all_ids

RUNS = int(os.environ.get("MARSAD_KILL_RUNS", "10"))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """32 reports on 16 attacks."""
    path = tmp_path_factory.mktemp("kill") / "coded.jsonl"
    days = [f"2019-{1 + n // 28:02}-{1 + n % 28:02}" for n in range(16)]
    records = [coded(f"r{n}", day=days[n % 16], dead=1 + n % 7, published=days[n % 16]) for n in range(32)]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(reports: Path) -> str:
    path = reports.with_name("whole.db")
    store(reports, path)
    return rows_of(path)


def test_after_kills_at_random_moments_a_rerun_gives_the_undisturbed_ledger(
    reports: Path, undisturbed: str, tmp_path: Path
) -> None:
    draw = random.Random(20191101)
    for number in range(RUNS):
        path = tmp_path / f"{number}.db"
        if not (child := os.fork()):
            store(reports, path)
            os._exit(0)
        time.sleep(draw.uniform(0, 0.4))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        store(reports, path)
        assert rows_of(path) == undisturbed


def store(reports: Path, path: Path) -> None:
    with reports.open(encoding="utf-8") as lines:
        store_documents(path, map(json.loads, lines), "v1")


def test_readers_read_while_one_writes(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    store_documents(path, [coded("first")], "v1")
    with Ledger.open(path) as writer, Ledger.open(path) as reader, writer.store.writing():
        writer.add_all([coded("second", day="2020-01-01")], "v1")
        assert len(all_ids(reader)) == 1
        assert len(all_ids(writer)) == 2
