"""Sahel incidents that are easily confused, each told by several claimants, all in one ledger: one incident each, every
figure kept, the toll by rule as a careful coder would take it."""

from pathlib import Path
from typing import Any

import pytest
from ledger_records import coded

from marsad.ledger import Ledger, store_documents
from marsad.ledger.incident import Incident, read_incidents
from marsad.ledger.people import all_ids

POINTS = {
    "Indelimane": (15.87, 1.51),
    "Menaka": (15.92, 2.40),
    "Douentza": (15.01, -2.95),
    "Timbuktu": (16.77, -3.01),
    "Tongo Tongo": (14.93, 1.75),
    "Ogossagou": (13.95, -3.62),
    "Boulikessi": (15.13, -1.06),
    "Mondoro": (14.68, -1.95),
    "Inates": (15.23, 1.31),
    "Solhan": (13.38, 0.46),
    "Tadaryat": (13.82, 0.55),
}
# name: place, day, actor, then (published, source class, dead) of each claimant; acled_lowest, ucdp_best
KNOWN: dict[str, tuple[Any, ...]] = {
    "indelimane-2017": (
        "Indelimane",
        "2017-11-24",
        "jnim",
        [("2017-11-25", "un", 4), ("2017-11-25", "media", 4)],
        4,
        4,
    ),
    "douentza-2017": ("Douentza", "2017-11-24", "jnim", [("2017-11-25", "un", 1)], 1, 1),
    "timbuktu": ("Timbuktu", "2017-08-14", "jnim", [("2017-08-14", "un", 7), ("2017-08-15", "media", 9)], 7, 7),
    "douentza-camp": ("Douentza", "2017-08-14", "jnim", [("2017-08-14", "un", 2)], 2, 2),
    "tongo-tongo": (
        "Tongo Tongo",
        "2017-10-04",
        "isgs",
        [("2017-10-05", "media", 9), ("2017-10-07", "media", 8)],
        8,
        8,
    ),
    "tongo-tongo-2019": ("Tongo Tongo", "2019-05-14", "isgs", [("2019-05-16", "official", 28)], 28, 28),
    "ogossagou": (
        "Ogossagou",
        "2019-03-23",
        "dozo-mali",
        [
            ("2019-03-23", "official", 115),
            ("2019-03-24", "un", 134),
            ("2019-05-02", "un", 157),
            ("2019-03-23", "local_source", 160),
            ("2019-03-25", "ngo", 170),
        ],
        157,
        157,
    ),
    "ogossagou-2020": ("Ogossagou", "2020-02-14", "dozo-mali", [("2020-02-14", "official", 21)], 21, 21),
    "boulikessi": (
        "Boulikessi",
        "2019-09-30",
        "jnim",
        [("2019-10-01", "official", 25), ("2019-10-04", "official", 38), ("2019-10-07", "armed_group", 85)],
        38,
        38,
    ),
    "mondoro": (
        "Mondoro",
        "2019-09-30",
        "jnim",
        [("2019-10-01", "security_source", 4), ("2019-10-08", "official", 2)],
        2,
        2,
    ),
    "indelimane-2019": (
        "Indelimane",
        "2019-11-01",
        "isgs",
        [
            ("2019-11-01", "military", 15),
            ("2019-11-01", "military", 35),
            ("2019-11-02", "official", 54),
            ("2019-11-04", "official", 49),
            ("2019-11-02", "armed_group", 70),
        ],
        49,
        49,
    ),
    "menaka-ied": ("Menaka", "2019-11-02", "isgs", [("2019-11-02", "official", 1)], 1, 1),
    "inates-july": ("Inates", "2019-07-01", "isgs", [("2019-07-02", "official", 18)], 18, 18),
    "inates": (
        "Inates",
        "2019-12-10",
        "isgs",
        [("2019-12-11", "official", 71), ("2019-12-12", "armed_group", 100)],
        71,
        71,
    ),
    "solhan": (
        "Solhan",
        "2021-06-05",
        "jnim",
        [("2021-06-05", "official", 132), ("2021-06-06", "local_source", 160)],
        132,
        132,
    ),
    "tadaryat": ("Tadaryat", "2021-06-05", "jnim", [("2021-06-05", "official", 14)], 14, 14),
}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[frozenset[str], Incident]:
    """Incidents by the ids of their reports."""
    path: Path = tmp_path_factory.mktemp("known") / "my.db"
    records = [
        coded(f"{name}-{n}", day=day, place=place, point=POINTS[place], actor=actor, published=published, dead=dead)
        | {"_text": f"{name} {source} {dead} {published}"}
        | {
            "attributions": [
                {"source": None, "source_class": source, "cue": None, "stance": "asserts", "content": None}
            ]
        }
        for name, (place, day, actor, told, *_) in KNOWN.items()
        for n, (published, source, dead) in enumerate(told)
    ]
    store_documents(path, records, "v1")
    with Ledger.open(path) as ledger:
        found = read_incidents(ledger.store, all_ids(ledger))
        return {frozenset(x.report["report_id"] for x in incident.events): incident for incident in found}


@pytest.mark.parametrize("name", KNOWN)
def test_each_is_one_incident_with_every_figure_and_its_toll_by_rule(
    known: dict[frozenset[str], Incident], name: str
) -> None:
    _, _, _, told, lowest, best = KNOWN[name]
    incident = known[frozenset(f"{name}-{n}" for n in range(len(told)))]
    assert {version.value for version in incident.of("killed")} == {str(dead) for _, _, dead in told}
    assert incident.toll("killed", "acled_lowest").best == lowest
    assert incident.toll("killed", "ucdp_best").best == best


def test_there_are_as_many_incidents_as_happenings(known: dict[frozenset[str], Incident]) -> None:
    assert len(known) == len(KNOWN)
