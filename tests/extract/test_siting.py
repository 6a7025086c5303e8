"""Which place belongs to a happening."""

import pytest

from marsad.extract.places import Places
from marsad.extract.siting import place_for
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
