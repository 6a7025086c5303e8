"""Triggers: every type in every language, by the examples that its file carries."""

from pathlib import Path

import pytest
import yaml

from marsad.extract.triggers import Triggers
from marsad.model.document import Document
from marsad.model.mentions import Trigger
from marsad.model.report import Report
from marsad.text.split import Split

FILES = sorted((Path(__file__).parents[2] / "resources" / "triggers").glob("*.yml"))


def triggers(text: str) -> list[Trigger]:
    document = Document(Report.of(text))
    Split().run([document])
    Triggers().run([document])
    return document.triggers


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_examples_evoke_their_type_and_counterexamples_nothing(path: Path) -> None:
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    for example in record["examples"]:
        assert any(path.stem in t.types for t in triggers(example)), example
    for counterexample in record["counterexamples"]:
        strong = [t for t in triggers(counterexample) if path.stem == t.types[0] and t.strength >= 0.8]
        assert not strong, counterexample


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        pytest.param("Trois soldats ont été tués par des inconnus", "passive", id="fr-passive"),
        pytest.param("Des inconnus ont tué trois soldats", "active", id="fr-active"),
        pytest.param("Trois soldats tués dans une embuscade", "passive", id="fr-bare-participle"),
        pytest.param("Three soldiers were killed", "passive", id="en-passive"),
        pytest.param("Three soldiers killed in a raid", "passive", id="en-bare-participle"),
        pytest.param("قُتل ثلاثة جنود", "passive", id="ar-vowel"),
        pytest.param("تم اختطاف ثلاثة", "noun", id="ar-noun"),
    ],
)
def test_the_voice_is_read_from_auxiliary_and_form(text: str, voice: str) -> None:
    assert triggers(text)[0].voice == voice
