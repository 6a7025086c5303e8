"""The scorers of attribution and responsibility, and their commands."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from marsad.cli.commands.evaluate import command
from marsad.errors import BadCall
from marsad.evaluate import attribution, responsibility
from marsad.evaluate.reading import read_gold

TEXT = "The army said two died. The army denied it, and residents say four died."
GOLD: dict[str, Any] = {
    "id": "r1",
    "language": "en",
    "title": "Two dead",
    "text": TEXT,
    "attributions": [
        {
            "source_quote": "The army",
            "source_class": "military",
            "cue": "denied",
            "stance": "denies",
            "content_quote": "it",
        },
        {
            "source_quote": "residents",
            "source_class": "local_source",
            "cue": "say",
            "stance": "asserts",
            "content_quote": "four died",
        },
    ],
    "events": [{"responsibility": [{"actor": "jnim", "stance": "claimed"}, {"actor": "x", "stance": "denied"}]}],
}


def evidence(words: str, after: int = 0) -> dict[str, Any]:
    whole = f"Two dead\n{TEXT}"
    start = whole.index(words, after)
    return {"quote": words, "start": start, "end": start + len(words)}


def coded(*attributions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"report": {"id": "r1"}, "attributions": list(attributions), "events": [], **fields}


def said(source: dict[str, Any], cue: str, stance: str, source_class: str) -> dict[str, Any]:
    return {
        "source": source,
        "cue": evidence(cue),
        "stance": stance,
        "source_class": source_class,
        "content": None,
    }


def test_of_equal_words_the_place_beside_the_cue_is_meant() -> None:
    first = said(evidence("The army"), "said", "asserts", "military")
    second = said(evidence("The army", 30), "denied", "denies", "military")
    figures, _ = attribution.score([GOLD], [coded(first, second)])
    assert figures["all"]["source"] == {
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "found": 1,
        "missed": 1,
        "surplus": 1,
    }
    assert figures["en"]["stance"] == {"accuracy": 1.0, "of": 1}


def test_a_wrong_stance_is_found_and_told() -> None:
    one = said(evidence("residents"), "say", "claims", "witness")
    figures, errors = attribution.score([GOLD], [coded(one)])
    assert figures["all"]["stance"]["accuracy"] == 0.0
    assert ("r1", "stance", "residents", "say", "asserts", "claims") in errors


def test_responsibility_counts_actor_and_stance_of_a_report() -> None:
    mine = [{"responsibility": [{"actor": "jnim", "stance": "claimed"}, {"actor": "y", "stance": "claimed"}]}]
    figures, errors = responsibility.score([GOLD], [coded(events=mine)])
    assert figures["all"]["claimed"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "of": 1}
    assert figures["all"]["denied"]["recall"] == 0.0
    assert ("r1", "surplus", "y", "claimed") in errors


def test_a_report_without_coding_counts_as_missed() -> None:
    figures, _ = attribution.score([GOLD], [])
    assert figures["all"]["source"]["missed"] == 2


@pytest.mark.parametrize("name", ["attribution", "responsibility"])
def test_the_commands_score_a_part(tmp_path: Path, name: str) -> None:
    gold, mine = tmp_path / "gold.jsonl", tmp_path / "coded.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    mine.write_text(json.dumps(coded()) + "\n", encoding="utf-8")
    (tmp_path / "split.json").write_text('{"train": ["r1"], "measure": []}', encoding="utf-8")
    result = CliRunner().invoke(command, [name, str(gold), str(mine), "--part", "train", "--json"])
    assert result.exit_code == 0
    assert "all" in json.loads(result.stdout)


def test_a_part_without_a_split_is_a_wrong_call(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("", encoding="utf-8")
    with pytest.raises(BadCall):
        read_gold(gold, "train")
