"""Signals between two actors: sign, date, words and direction, from coded records and from the sample in three languages."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from marsad.cli.commands.ties import command
from marsad.resources import load_one
from marsad.ties.network import graphml, network_on
from marsad.ties.signals import signals_between
from marsad.ties.svg import network, timeline
from marsad.ties.terminal import lines
from marsad.ties.words import LANGUAGES, scale

Json = dict[str, Any]


def evidence(text: str, words: str) -> Json:
    start = text.index(words)
    return {"quote": words, "start": start, "end": start + len(words)}


def record(id: str, text: str, named: dict[str, str], *, published: str | None = "2020-05-09", **parts: Any) -> Json:
    """A coded record; `named` maps words to actor ids, `days` words to days."""
    mentions = [{"kind": "actor", "ref": ref, "evidence": evidence(text, words)} for words, ref in named.items()]
    days = parts.pop("days", {})
    mentions += [{"kind": "time", "ref": day, "evidence": evidence(text, words)} for words, day in days.items()]
    return {
        "report": {
            "id": id,
            "title": None,
            "language": "en",
            "outlet": "Wire",
            "url": None,
            "published": {"start": published, "end": published, "basis": "given", "why": None},
        },
        "events": [],
        "relations": [],
        "attributions": [],
        "mentions": mentions,
        "issues": [],
        "_text": text,
    } | parts


BOTH = {"JNIM": "jnim", "ISGS": "isgs"}


def test_words_between_two_actors_give_a_dated_signal_with_its_sign() -> None:
    text = "JNIM and ISGS clashed on 20 October 2020 near a well."
    (signal,) = signals_between("jnim", "isgs", [record("r", text, BOTH, days={"20 October 2020": "2020-10-20"})])
    assert (signal.kind, signal.strength, signal.day, signal.basis) == ("clash", -4, "2020-10-20", "stated")
    assert signal.words == text and signal.source is None


def test_a_signal_without_a_day_of_its_own_has_the_day_of_publication_and_says_so() -> None:
    (signal,) = signals_between("jnim", "isgs", [record("r", "JNIM held talks with ISGS.", BOTH)])
    assert (signal.day, signal.basis, signal.kind) == ("2020-05-09", "published", "meeting")
    (undated,) = signals_between("jnim", "isgs", [record("r", "JNIM held talks with ISGS.", BOTH, published=None)])
    assert undated.day is None


def test_who_accuses_is_the_source_and_an_accusation_of_war_is_no_war() -> None:
    (signal,) = signals_between("jnim", "isgs", [record("r", "ISGS accused JNIM of opening war on its men.", BOTH)])
    assert (signal.kind, signal.source) == ("hostile_words", "isgs")


def test_denied_cooperation_stays_denied() -> None:
    (signal,) = signals_between("jnim", "isgs", [record("r", "There is no alliance of JNIM with ISGS.", BOTH)])
    assert (signal.kind, signal.status) == ("alliance", "denied")


def test_a_report_that_names_only_one_of_the_two_gives_nothing() -> None:
    assert signals_between("jnim", "isgs", [record("r", "JNIM clashed with the army.", {"JNIM": "jnim"})]) == []


def test_parts_of_an_actor_count_for_it() -> None:
    text = "Katiba Macina clashed with ISGS."
    (signal,) = signals_between("jnim", "isgs", [record("r", text, {"Katiba Macina": "katiba-macina", "ISGS": "isgs"})])
    assert signal.kind == "clash"


def test_relations_and_events_of_records_without_text_are_signals_too() -> None:
    text = "JNIM and ISGS are rivals. JNIM attacked ISGS."
    tie = {
        "subject": "jnim",
        "predicate": "rival_of",
        "object": "isgs",
        "status": "former",
        "since": None,
        "until": None,
        "per": None,
        "evidence": evidence(text, "JNIM and ISGS are rivals"),
    }
    event = {
        "type": "attack",
        "status": "claimed",
        "trigger": evidence(text, "attacked"),
        "attributions": [],
        "when": {"start": "2021-02-03"},
        "side_a": [{"actor": "jnim"}],
        "side_b": [{"actor": "isgs"}],
    }
    made = record("r", text, BOTH, relations=[tie], events=[event])
    made.pop("_text")
    found = signals_between("jnim", "isgs", [made])
    assert [(s.kind, s.via, s.status, s.day) for s in found] == [
        ("rivalry", "relation", "former", "2020-05-09"),
        ("clash", "event", "claimed", "2021-02-03"),
    ]
    assert found[1].source == "jnim"


def test_both_on_one_side_against_a_third_is_a_joint_operation() -> None:
    text = "JNIM and ISGS stormed the camp of the army."
    event = {
        "type": "attack",
        "status": "reported",
        "trigger": evidence(text, "stormed"),
        "attributions": [],
        "when": {"start": "2019-11-01"},
        "side_a": [{"actor": "jnim"}, {"actor": "isgs"}],
        "side_b": [{"actor": "mali-armed-forces"}],
    }
    (signal,) = signals_between("jnim", "isgs", [record("r", text, BOTH, events=[event])])
    assert (signal.kind, signal.strength, signal.day) == ("joint_operation", 4, "2019-11-01")


def test_the_page_shows_both_readings_and_gives_no_verdict() -> None:
    records = [record("r1", "JNIM held talks with ISGS.", BOTH), record("r2", "JNIM clashed with ISGS.", BOTH)]
    page = "\n".join(lines("jnim", "isgs", signals_between("jnim", "isgs", records)))
    assert "for cooperation: 1" in page and "for hostility: 1" in page
    assert "|##" in page and "####|" in page
    assert list(lines("jnim", "isgs", [])) == ["JNIM and ISGS: the reports hold no signal between them."]


def test_the_network_on_a_day_holds_what_was_told_up_to_then() -> None:
    text = "JNIM clashed with ISGS on 20 October 2020."
    records = [record("r", text, BOTH, days={"20 October 2020": "2020-10-20"})]
    assert network_on(date(2020, 10, 19), records) == []
    (edge,) = network_on(date(2020, 12, 1), records)
    assert (edge.a, edge.b, edge.cooperation, edge.hostility) == ("isgs", "jnim", 0, 4)
    assert network_on(date(2024, 1, 1), records) == []
    tree = ElementTree.fromstring(graphml([edge], "2020-12-01").split("\n", 1)[1])
    assert len(tree.findall(".//{*}node")) == 2 and len(tree.findall(".//{*}edge")) == 1
    ElementTree.fromstring(network([edge], "2020-12-01"))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Fighters of JNIM and ISGS were seen meeting near a well.", {"meeting"}),
        ("Fighters of JNIM and ISGS, once seen meeting, clashed near a well.", {"meeting", "clash"}),
    ],
)
def test_a_fight_where_words_say_only_that_the_two_stand_together_is_misread(text: str, kinds: set[str]) -> None:
    near = text.index("near a well")
    event = {
        "type": "armed_clash",
        "status": "reported",
        "trigger": {"quote": "near a well", "start": near, "end": near + 11},
        "when": {"start": "2020-05-01", "end": "2020-05-01"},
        "side_a": [{"actor": "jnim"}],
        "side_b": [{"actor": "isgs"}],
        "attributions": [],
    }
    signals = signals_between("jnim", "isgs", [record("r", text, BOTH, events=[event])])
    assert {s.kind for s in signals} == kinds


def test_every_kind_of_the_scale_has_words_in_every_language_or_comes_from_ties() -> None:
    for language in LANGUAGES:
        words = load_one("ties", language)["signals"]
        assert set(words) == set(scale()), language
    assert {k.strength for k in scale().values()} <= {*range(-5, 0), *range(1, 6)}


def test_the_copy_in_the_package_holds_the_sample() -> None:
    root = Path(__file__).parents[2]
    clone = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "samples" / "ties").glob("*.jsonl")))
    assert (root / "src" / "marsad" / "data" / "ties_samples.jsonl").read_text(encoding="utf-8") == clone


@pytest.fixture(scope="module")
def sample() -> list[Json]:
    result = CliRunner().invoke(command, ["JNIM", "ISGS", "--sample", "--format", "jsonl"])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]


@pytest.mark.parametrize(
    ("report", "day", "sign", "words"),
    [
        ("ties-01", "2017-11-24", 1, "دون مشاركة"),
        ("ties-02", "2017-12-01", 1, "rencontrés"),
        ("ties-03", "2018-01-12", 1, "join hands"),
        ("ties-04", "2019-04-01", -1, "tensions"),
        ("ties-05", "2020-01-09", -1, "اشتباكات"),
        ("ties-06", "2020-03-26", 1, "coordinating"),
        ("ties-07", "2020-05-07", -1, "accused JNIM of opening war"),
        ("ties-08", "2020-06-29", -1, "معارك"),
        ("ties-09", "2020-07-01", -1, "guerre ouverte"),
        ("ties-10", "2020-10-20", -1, "clashed"),
        ("ties-11", "2022-10-14", -1, "affrontements"),
        ("ties-12", "2024-03-09", -1, "معركة"),
    ],
)
def test_the_sample_gives_each_signal_its_sign_day_and_words(
    sample: list[Json], report: str, day: str, sign: int, words: str
) -> None:
    found = [s for s in sample if s["report"] == report and s["day"] == day and s["strength"] * sign > 0]
    assert any(words in s["words"] for s in found)


def test_the_turn_from_cooperation_to_war_shows_in_the_sample(sample: list[Json]) -> None:
    early = [s["strength"] for s in sample if s["day"] < "2019"]
    late = [s["strength"] for s in sample if s["day"] > "2020-04-30" and s["strength"] != 1]
    assert min(early) > 0 > max(late)


def test_the_drawing_holds_a_bar_for_each_dated_signal(tmp_path: Path) -> None:
    target = tmp_path / "ties.svg"
    result = CliRunner().invoke(command, ["JNIM", "ISGS", "--sample", "--image", str(target)])
    assert result.exit_code == 0, result.output
    svg = ElementTree.fromstring(target.read_text(encoding="utf-8"))
    assert len(svg.findall("{*}rect")) - 1 == sum(line[:2] == "20" for line in result.stdout.splitlines())
    ElementTree.fromstring(timeline("jnim", "isgs", []))


@pytest.mark.parametrize("call", [["JNIM"], ["JNIM", "JNIM", "x"], ["JNIM", "ISGS"], ["--on", "soon", "x"]])
def test_a_wrong_call_says_what_to_do(call: list[str]) -> None:
    from marsad.errors import BadCall

    result = CliRunner().invoke(command, call)
    assert isinstance(result.exception, BadCall)
