"""The coded record is contract.md's JSON object, to the letter."""

import json
from datetime import date

from marsad.export.record import coded_record
from marsad.model.document import Document
from marsad.model.mentions import DaySpan, NumberMention, TimeMention
from marsad.model.report import Report, Span


def test_keys_stand_in_the_order_of_the_contract(documents: list[Document]) -> None:
    record = coded_record(documents[0])
    assert list(record) == ["report", "events", "relations", "attributions", "mentions", "issues"]
    assert list(record["report"]) == ["id", "title", "language", "outlet", "url", "published"]
    assert list(record["report"]["published"]) == ["start", "end", "basis", "why"]
    event = record["events"][0]
    assert list(event) == (
        [
            "id",
            "type",
            "acled",
            "plover",
            "status",
            "background",
            "trigger",
            "when",
            "where",
            "side_a",
            "side_b",
            "harm",
            "deaths",
            "injured",
            "responsibility",
            "attributions",
            "note",
            "confidence",
        ]
    )
    assert list(event["when"]) == ["start", "end", "precision", "basis", "evidence"]
    assert list(event["where"]) == (
        [
            "place",
            "place_id",
            "country",
            "admin1",
            "admin2",
            "lat",
            "lon",
            "precision",
            "relation",
            "evidence",
            "candidates",
        ]
    )
    assert list(event["side_a"][0]) == ["actor", "name", "acled_name", "status", "evidence"]
    assert list(event["harm"][0]) == ["outcome", "who", "actor", "low", "best", "high", "per", "evidence"]
    assert list(event["deaths"]) == ["low", "best", "high", "side_a", "side_b", "civilians", "unknown"]
    assert list(event["injured"]) == ["low", "best", "high"]
    assert list(record["relations"][0]) == (
        ["subject", "predicate", "object", "status", "since", "until", "per", "evidence"]
    )
    assert list(record["attributions"][0]) == ["source", "source_class", "cue", "stance", "content"]
    assert list(record["mentions"][0]) == ["kind", "ref", "evidence"]
    assert list(record["issues"][0]) == ["stage", "reason", "evidence"]


def test_every_quote_is_the_text_between_its_offsets(documents: list[Document]) -> None:
    def quotes(value: object) -> list[dict[str, object]]:
        if isinstance(value, dict):
            found = [value] if set(value) == {"quote", "start", "end"} else []
            return found + [quote for part in value.values() for quote in quotes(part)]
        return [quote for part in value for quote in quotes(part)] if isinstance(value, list) else []

    for document in documents:
        for quote in quotes(coded_record(document)):
            assert document.report.text[quote["start"] : quote["end"]] == quote["quote"]  # type: ignore[misc]


def test_a_record_is_plain_json(documents: list[Document]) -> None:
    for document in documents:
        record = coded_record(document)
        assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_what_is_absent_is_null(documents: list[Document]) -> None:
    record = coded_record(documents[3])
    assert record["report"]["title"] is None
    assert record["report"]["published"] == {"start": None, "end": None, "basis": "unknown", "why": None}
    assert record["events"] == []
    strike = coded_record(documents[2])["events"][0]
    assert strike["where"]["lat"] is None
    assert strike["deaths"]["high"] is None


def test_mentions_come_in_text_order_with_what_they_stand_for(documents: list[Document]) -> None:
    mentions = coded_record(documents[0])["mentions"]
    assert [m["evidence"]["start"] for m in mentions] == sorted(m["evidence"]["start"] for m in mentions)
    assert {(m["kind"], m["ref"]) for m in mentions} == {
        ("time", "2017-11-24"),
        ("number", "3"),
        ("number", "5"),
        ("place", "ml-indelimane"),
        ("actor", "jnim"),
    }


def test_ranges_and_open_numbers_are_written_as_in_the_corpus() -> None:
    document = Document(Report.of("a b c d e"))
    spans = [Span(n, n + 1) for n in (0, 2, 4, 6, 8)]
    document.numbers = [
        NumberMention(spans[0], 3, None, 5),
        NumberMention(spans[1], 10, None, None, vague=True),
        NumberMention(spans[2], None, None, 9),
    ]
    document.times = [
        TimeMention(spans[3], DaySpan(date(2020, 1, 1), date(2020, 1, 31), "month")),
        TimeMention(spans[4], DaySpan(None, None, "unknown", "unknown")),
    ]
    refs = [mention["ref"] for mention in coded_record(document)["mentions"]]
    assert refs == ["3-5", "10+", "<=9", "2020-01-01/2020-01-31", None]
