"""Ledgers for tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_records import SIX, Make, coded

from marsad.ledger import Ledger, store_documents


@pytest.fixture
def record() -> Make:
    return coded


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """A ledger with four reports on Indelimane 2019 and one each on Indelimane 2017 and Solhan 2021."""
    store_documents(path, SIX, "v1")
    with Ledger.open(path) as opened:
        yield opened
