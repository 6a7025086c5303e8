"""Which place belongs to a happening."""

from collections.abc import Sequence

import pytest

from marsad.coder import build_pipeline
from marsad.extract.places import Places
from marsad.extract.siting import choices_for, place_for
from marsad.model.document import Document
from marsad.model.report import Report, Span
from marsad.text.split import Split


def sited(text: str, trigger: str, title: str | None = None) -> str | None:
    document = Document(Report.of(text, title=title))
    Split().run([document])
    Places().run([document])
    at = document.text.index(trigger)
    mention = place_for(document, Span(at, at + len(trigger)), "attack")
    return mention.resolved.place if mention and mention.resolved else None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Dix soldats ont été tués à Inates, dans la région de Tillabéri, au Niger.", "tués", "Inates"),
        ("قتل عشرة جنود في هجوم على بلدة إيناتس بإقليم تيلابيري في النيجر.", "هجوم", "Inates"),
        ("Ten soldiers were killed in Inates, in Niger's Tillabéri region.", "killed", "Inates"),
    ],
)
def test_the_finest_place_of_the_clause_wins(text: str, trigger: str, place: str) -> None:
    assert sited(text, trigger) == place


def test_a_government_a_dateline_and_a_hospital_are_not_the_place() -> None:
    text = "Bamako, 4 mai (AFP) - L'attaque de Tessit a fait dix morts, selon Paris. Les blessés sont soignés à Gao."
    assert sited(text, "attaque") == "Tessit"


def test_the_narration_stays_where_it_was() -> None:
    text = "Des hommes armés ont attaqué Moura, dans le centre du Mali. Ils ont incendié le marché."
    assert sited(text, "incendié") == "Moura"


def test_no_place_in_the_report_is_no_place() -> None:
    assert sited("Dix personnes ont été tuées dans une attaque, selon une source.", "attaque") is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Une source militaire à Bamako a déclaré que dix soldats avaient été tués à Tessit.", "tués"),
        ("قال مصدر عسكري في باماكو إن عشرة جنود قتلوا في تيسيت.", "قتلوا"),
        ("A military source in Bamako said that ten soldiers had been killed in Tessit.", "killed"),
    ],
)
def test_where_a_speaker_is_counts_against_a_place(text: str, trigger: str) -> None:
    document = next(iter(build_pipeline("rules").stream([Report.of(text)])))
    at = document.text.index(trigger)
    choices = choices_for(document, Span(at, at + len(trigger)), "attack")
    said = {c.mention.resolved.place: c.features.get("said there") for c in choices if c.mention and c.mention.resolved}
    assert said == {"Bamako": 1.0, "Tessit": 0.0}
    assert sited(text, trigger) == "Tessit"


def test_a_dateline_is_a_choice_of_its_own() -> None:
    document = Document(Report.of("Gao, 4 mai (AFP) - Trois civils ont été tués par une grenade dimanche."))
    Split().run([document])
    Places().run([document])
    at = document.text.index("tués")
    dateline = next(c for c in choices_for(document, Span(at, at + 4), "grenade") if c.mention)
    assert dateline.features["dateline"] == dateline.features["dateline alone"] == 1.0
    assert "same sentence" not in dateline.features


class Reader:
    """A reader that gives one name, by its words, to every happening as its place."""

    def __init__(self, document: Document, name: str) -> None:
        self.document, self.name = document, name

    def roles(self, trigger: Span, mentions: Sequence[Span]) -> list[dict[str, float]]:
        return [{"place": 0.9 if self.document.quote(mention) == self.name else 0.01} for mention in mentions]

    def background(self, span: Span) -> float:
        return 0.0

    def status(self, span: Span) -> tuple[tuple[str, float], ...]:
        return (("asserted", 1.0),)


@pytest.mark.parametrize(
    ("text", "trigger", "outer"),
    [
        ('قتل ثلاثة جنود في هجوم قرب "إنضيليمن" في منطقة ميناكا.', "هجوم", "ميناكا"),
        ("Trois soldats sont morts dans l'attaque d'Indelimane, dans la région de Ménaka.", "attaque", "Ménaka"),
        ("Three soldiers died in the attack at Indelimane, in the Ménaka region.", "attack", "Ménaka"),
    ],
)
def test_what_is_read_of_the_outer_name_of_a_chain_holds_for_the_inner_one(text: str, trigger: str, outer: str) -> None:
    document = Document(Report.of(text))
    Split().run([document])
    Places().run([document])
    document.reading = Reader(document, outer)  # type: ignore[assignment]
    at = document.text.index(trigger)
    mention = place_for(document, Span(at, at + len(trigger)), "attack")
    assert mention and mention.resolved and mention.resolved.place == "Indelimane"
