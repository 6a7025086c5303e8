"""What a ledger keeps, and what changes nothing in it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ledger_records import SIX, rows_of
from sqlalchemy import select

from marsad.errors import BadCall
from marsad.ledger import Ledger, coding_into, store_documents, storing
from marsad.ledger.incident import read_incidents
from marsad.ledger.people import (
    all_ids,
    live_ids,
    members,
    merge_incidents,
    rate_claim,
    rate_outlet,
    split_incident,
    undo,
)
from marsad.ledger.sums import Sum, sums_of
from marsad.ledger.write import unread
from marsad.model.report import Report
from marsad.store import tables as t

Make = Callable[..., dict[str, Any]]


def sizes(ledger: Ledger) -> list[int]:
    return sorted(len(members(ledger, name)) for name in all_ids(ledger))


def biggest(ledger: Ledger) -> str:
    return max(all_ids(ledger), key=lambda name: len(members(ledger, name)))


def test_reports_of_one_attack_are_one_incident(ledger: Ledger) -> None:
    assert sizes(ledger) == [1, 1, 4]


def test_coding_the_same_reports_again_changes_nothing(path: Path) -> None:
    store_documents(path, SIX, "v1")
    before = rows_of(path)
    assert store_documents(path, SIX, "v1").counts == {"known": 6}
    assert rows_of(path) == before


def test_one_by_one_and_all_at_once_give_the_same_incidents(path: Path, tmp_path: Path) -> None:
    store_documents(path, SIX, "v1")
    store_documents(tmp_path / "bulk.db", SIX, "v1", settle=False)

    def groups(where: Path) -> list[list[str]]:
        with Ledger.open(where) as ledger:
            return sorted(members(ledger, name) for name in all_ids(ledger))

    assert groups(path) == groups(tmp_path / "bulk.db")


def test_a_new_version_stands_beside_the_old_one_and_what_changed_can_be_listed(path: Path, record: Make) -> None:
    store_documents(path, [record("r1", dead=15)], "v1")
    store_documents(path, [record("r1", dead=16)], "v2")
    with Ledger.open(path) as ledger:
        readings = ledger.store.rows(select(t.reading).order_by(t.reading.c.is_current))
        assert [row["pipeline_id"] for row in readings] == ["v1", "v2"]
        changes = ledger.changes("v1", "v2")
        assert ("killed", "16") in {(c["slot"], c["value"]) for c in changes["gained"]}
        assert ("killed", "15") in {(c["slot"], c["value"]) for c in changes["lost"]}
        assert "type" not in {c["slot"] for c in changes["gained"] + changes["lost"]}


def test_an_earlier_version_coded_later_does_not_take_over(path: Path, record: Make) -> None:
    store_documents(path, [record("x")], "v1")
    store_documents(path, [record("r1", dead=16)], "v2")
    assert store_documents(path, [record("r1", dead=15)], "v1").counts == {"older": 1}
    with Ledger.open(path) as ledger:
        assert {row["value"] for row in _claims(ledger, "killed")} >= {"15", "16"}
        current = [
            incident.toll("killed", "acled_lowest").best for incident in read_incidents(ledger.store, all_ids(ledger))
        ]
        assert 16 in current or current == [15]


def _claims(ledger: Ledger, slot: str) -> list[dict[str, Any]]:
    return ledger.store.rows(select(t.claim).where(t.claim.c.slot == slot))


def test_an_event_that_a_new_version_no_longer_finds_leaves_a_note(path: Path, record: Make) -> None:
    store_documents(path, [record("r1"), record("r2", day="2020-01-01")], "v1")
    with Ledger.open(path) as ledger:
        before = all_ids(ledger)
        store_documents(path, [record("r1") | {"events": []}], "v2")
        (left,) = all_ids(ledger)
        gone = next(name for name in before if name != left)
        assert ledger.store.rows(select(t.forwarding)) == [{"old_id": gone, "new_id": "", "reason": "withdrawn"}]
        assert live_ids(ledger, gone) == []


def test_a_person_s_merge_survives_a_new_version_and_a_rebuild(ledger: Ledger, path: Path) -> None:
    first, second = biggest(ledger), next(name for name in all_ids(ledger) if len(members(ledger, name)) == 1)
    kept = merge_incidents(ledger, [first, second], "amina", "one campaign")
    assert kept == first
    assert sizes(ledger) == [1, 5]
    moved = [r | {"events": [r["events"][0] | {"trigger": {"quote": "raid", "start": 14, "end": 18}}]} for r in SIX]
    store_documents(path, moved, "v2")
    assert sizes(ledger) == [1, 5]
    assert kept in all_ids(ledger)
    ledger.rebuild()
    assert sizes(ledger) == [1, 5]
    assert kept in all_ids(ledger)


def test_a_person_s_split_survives_a_rebuild_and_can_be_taken_back(ledger: Ledger) -> None:
    whole = biggest(ledger)
    out = members(ledger, whole)[0]
    apart = split_incident(ledger, whole, [out], "amina", "another camp")
    assert members(ledger, apart) == [out]
    ledger.rebuild()
    assert sizes(ledger) == [1, 1, 1, 3]
    undo(ledger, next(row["judgement_id"] for row in ledger.store.judgements_of([out]) if row["by_person"]))
    assert sizes(ledger) == [1, 1, 4]
    assert live_ids(ledger, apart) == [whole]


def test_merging_what_was_split_takes_the_newer_word(ledger: Ledger) -> None:
    whole = biggest(ledger)
    apart = split_incident(ledger, whole, members(ledger, whole)[:1], "amina")
    assert merge_incidents(ledger, [whole, apart], "badr") == whole
    assert sizes(ledger) == [1, 1, 4]


def test_ids_stay_when_reports_are_added_and_merged_ids_lead_on(ledger: Ledger, path: Path, record: Make) -> None:
    before = set(all_ids(ledger))
    store_documents(path, [record("r5", dead=49, published="2019-11-05", text="One more report.")], "v1")
    assert set(all_ids(ledger)) == before
    first, second = sorted(before, key=lambda name: -len(members(ledger, name)))[:2]
    merge_incidents(ledger, [first, second], "amina")
    assert live_ids(ledger, second) == [first]


def test_copies_of_one_text_and_one_outlet_are_one_source(path: Path, record: Make) -> None:
    wire = (
        "Fifteen soldiers were killed on Friday when armed men attacked a camp near the border, officials said in town."
    )
    copies = [record(f"c{n}", outlet=f"Site {n}", text=f"Headline {n}\n{wire}") for n in range(12)]
    own = "A resident counted the bodies behind the market and saw trucks leave for the north before evening prayer."
    store_documents(path, [*copies, record("own", outlet="Radio", text=own)], "v1")
    with Ledger.open(path) as ledger:
        (incident,) = read_incidents(ledger.store, all_ids(ledger))
        assert len(incident.events) == 13
        assert incident.corroboration == 2


def test_an_incident_keeps_every_version_and_takes_a_value_by_rule(ledger: Ledger) -> None:
    (incident,) = read_incidents(ledger.store, [biggest(ledger)])
    assert {v.value for v in incident.of("killed")} == {"15", "54", "49", "70"}
    assert incident.toll("killed", "acled_lowest").best == 49
    assert incident.toll("killed", "ucdp_best").high == 70
    assert set(incident.conflicts()) == {"killed"}
    version = next(v for v in incident.of("killed") if v.value == "49")
    assert (version.published, version.attributed_to, version.reliability) == ("2019-11-04", "official:official", "F")


def test_a_toll_that_sums_two_attacks_is_named_as_such(path: Path, record: Make) -> None:
    first = {"day": "2019-09-30", "place": "Boulikessi", "point": (15.13, -1.06)}
    told = [record("b", dead=38, **first), record("both", dead=40, text="A headline for both.", **first)]
    second = record("m", day="2019-09-30", place="Mondoro", point=(14.68, -1.95), dead=2, text="Two died at Mondoro.")
    store_documents(path, [*told, second], "v1")
    with Ledger.open(path) as ledger:
        assert sizes(ledger) == [1, 2]
        (incident,) = read_incidents(ledger.store, [biggest(ledger)])
        other = next(name for name in all_ids(ledger) if name != incident.id)
        assert sums_of(ledger, incident) == [Sum(40, 38, 2, other)]


def test_ratings_belong_to_outlet_and_claim(ledger: Ledger) -> None:
    (incident,) = read_incidents(ledger.store, [biggest(ledger)])
    claim = incident.of("killed")[0]
    rate_outlet(ledger, claim.outlet or "", "B", "amina")
    rate_claim(ledger, claim.claim_id, 3, "amina")
    (again,) = read_incidents(ledger.store, [incident.id])
    rated = next(v for v in again.versions if v.claim_id == claim.claim_id)
    assert (rated.reliability, rated.credibility) == ("B", 3)


def test_what_is_stored_is_handed_on_and_need_not_be_coded_again(path: Path) -> None:
    assert [r["report"]["id"] for r in storing(path, SIX, "v1")] == [r["report"]["id"] for r in SIX]
    report = Report.of(SIX[1]["_text"], id="r2", outlet="Outlet r2")
    dated = Report(id=report.id, text=report.text, outlet=report.outlet, published=_day("2019-11-02"))
    assert list(unread(path, [dated], "v1")) == []
    assert list(unread(path, [dated], "v2")) == [dated]


def test_coding_into_a_ledger_codes_only_what_is_new_and_keeps_the_text(path: Path) -> None:
    reports = [Report.of(f"Report number {n} on an attack.", id=f"n{n}", outlet="Radio") for n in range(3)]
    asked: list[str] = []

    def code(given: Iterable[Report]) -> Iterator[dict[str, Any]]:
        for report in given:
            asked.append(report.id)
            head = {"id": report.id, "title": None, "language": "en", "outlet": report.outlet, "url": None}
            published = {"start": None, "end": None, "basis": "unknown", "why": None}
            yield {"report": head | {"published": published}, "events": [], "mentions": []}

    assert len(list(coding_into(path, reports[:2], code, "v1"))) == 2
    assert len(list(coding_into(path, reports, code, "v1"))) == 1
    assert asked == ["n0", "n1", "n2"]
    with Ledger.open(path) as ledger:
        assert {row["text"] for row in ledger.store.rows(select(t.report))} == {report.text for report in reports}


def _day(text: str) -> Any:
    from datetime import date

    return date.fromisoformat(text)


def test_half_characters_are_stored_without_failing(path: Path, record: Make) -> None:
    assert store_documents(path, [record("bad", text="Fifteen \ud800 dead", outlet="Out\udfff")], "v1").counts == {
        "added": 1
    }


@pytest.mark.parametrize("wrong", ["i000000000000", "", "drop table"])
def test_an_unknown_incident_is_a_wrong_call(ledger: Ledger, wrong: str) -> None:
    with pytest.raises(BadCall, match="no incident"):
        merge_incidents(ledger, [wrong, biggest(ledger)], "amina")
