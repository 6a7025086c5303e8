"""The whole coder: what its records promise to programs (contract.md), whatever the report."""

import gc
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from marsad.coder import build_pipeline
from marsad.errors import PipelineBroken
from marsad.export.record import coded_record
from marsad.model.document import Document
from marsad.model.report import Report
from marsad.pipeline import Pipeline, stage_id
from marsad.text.split import Split

TEXTS = [
    (
        "Mali : cinq soldats tués à Tessit",
        "Cinq soldats ont été tués mardi 8 juin dans une attaque contre leur poste à Tessit.",
    ),
    (None, "قُتِل ثلاثةُ جنودٍ يوم الثلاثاء في كمين قرب والام، بحسب مصدر أمني. ولم تتبن أي جهة الهجوم."),
    ("Burkina: raid", "Gunmen killed nine people in Solhan on Monday. « Ils sont venus de nuit », a dit un témoin."),
    (None, "\u200fهاجم مسلحون قرية سولان\u200f ليلة الجمعة، وقتلوا ١٣٢ مدنيا."),
    (None, ""),
    (None, "12:30 — 4 %"),
]


def reports() -> list[Report]:
    return [Report.of(text, title=title, published=date(2021, 6, 10)) for title, text in TEXTS]


def evidences(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if set(value) == {"quote", "start", "end"} else []
        return own + [e for item in value.values() for e in evidences(item)]
    return [e for item in value for e in evidences(item)] if isinstance(value, list) else []


def records(size: int) -> list[dict[str, Any]]:
    return [coded_record(d) for d in build_pipeline().stream(reports(), size=size)]


def test_every_quote_is_the_text_between_its_offsets() -> None:
    for report, record in zip(reports(), records(16), strict=True):
        found = evidences(record)
        assert all(report.text[e["start"] : e["end"]] == e["quote"] and e["quote"] for e in found)


@pytest.mark.parametrize("size", [1, 3])
def test_batch_size_changes_nothing(size: int) -> None:
    assert records(size) == records(64)


def test_the_same_report_is_coded_the_same_twice() -> None:
    assert json.dumps(records(16)) == json.dumps(records(16))


def test_a_gap_in_the_pipeline_is_refused_before_reading() -> None:
    stages = [stage for stage in build_pipeline().stages if stage.name != "split"]
    with pytest.raises(PipelineBroken, match="which no earlier stage gives"):
        Pipeline(stages)


def test_a_stage_is_known_by_name_version_and_settings() -> None:
    name, version, digest = stage_id(Split()).split("/")
    assert (name, version, len(digest)) == ("split", Split.version, 12)


FIRST_REPORT = Path(__file__).parents[2] / "shared" / "reports" / "alghad-2017-12.txt"


@pytest.mark.skipif(not FIRST_REPORT.exists(), reason="the report is not ours to ship")
def test_the_first_report_given_to_us() -> None:
    record = coded_record(next(iter(build_pipeline().stream([Report.of(FIRST_REPORT.read_text(encoding="utf-8"))]))))
    published = record["report"]["published"]
    assert published["start"] in ("2017-12-13", "2017-12-14") and published["end"] <= "2017-12-14"
    attack = next(e for e in record["events"] if e["type"] in ("attack", "ambush"))
    assert attack["when"]["start"] == attack["when"]["end"] == "2017-11-24"
    assert attack["where"]["place"] == "Indelimane" and attack["where"]["precision"] == "near"
    assert attack["deaths"]["low"] == attack["deaths"]["high"] == 4
    assert {p["actor"] for p in attack["side_a"]} <= {"jnim", "isgs"}
    assert {p["actor"] for p in attack["side_b"]} == {"minusma", "mali-armed-forces"}
    assert {(c["actor"], c["stance"]) for c in attack["responsibility"]} >= {("jnim", "claimed")}
    assert not [c for c in attack["responsibility"] if c["actor"] == "isgs" and c["stance"] != "suspected"]
    assert not [e for e in record["events"] if e["where"] and e["where"]["country"] in ("IQ", "SY")]
    assert [e["when"]["start"] for e in record["events"] if (e["where"] or {}).get("place") == "Paris"] == [
        "2017-12-13"
    ]
    ties = {(r["subject"], r["predicate"], r["object"]) for r in record["relations"]}
    assert {("iyad-ag-ghaly", "leads", "jnim"), ("adnan-abu-walid-al-sahrawi", "leads", "isgs")} <= ties


def test_a_report_that_is_done_leaves_memory_at_once() -> None:
    reports = [Report.of(f"Gunmen killed {n} farmers in Gao on Monday.") for n in range(2, 8)]
    gc.collect()
    gc.disable()  # lists of words are many objects: the collector comes seldom
    try:
        alive = [
            sum(isinstance(o, Document) for o in gc.get_objects())
            for _ in build_pipeline("rules").stream(reports, size=1)
        ]
    finally:
        gc.enable()
    assert max(alive) - alive[0] <= 1


def test_two_runs_code_a_report_alike_even_where_namesakes_tie() -> None:
    text = "Des hommes armés ont tué trois villageois à Sangha."  # of Mali and of Burkina Faso
    command = [sys.executable, "-m", "marsad", "code", "-", "--reader", "rules", "--format", "jsonl"]
    runs = [
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    first, second = (run.communicate(text)[0] for run in runs)
    assert first == second
    (event,) = json.loads(first)["events"]
    assert event["where"] is None or event["where"]["lat"] is None
