"""Who says so: sources before, behind and inside what is said, in three languages."""

from datetime import date
from typing import Any

import pytest

from marsad.extract.attribution import Attributions, attributions_over
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Attribution
from marsad.model.report import Report, Span
from marsad.resources import load
from marsad.text.split import Split

RECORDS = load("attribution")


def read(text: str, language: str, title: str | None = None) -> Document:
    document = Document(Report.of(text, title=title, language=language, published=date(2022, 4, 5)))
    Split().run([document])
    Attributions().run([document])
    return document


def said(document: Document, attribution: Attribution) -> tuple[str | None, str, str]:
    source = document.quote(attribution.source) if attribution.source else None
    return source, attribution.source_class, attribution.stance


@pytest.mark.parametrize(
    ("language", "example"), [(r["id"], e) for r in RECORDS for e in r["examples"]], ids=lambda v: str(v)[:60]
)
def test_every_example_of_the_languages_is_read_as_it_says(language: str, example: dict[str, Any]) -> None:
    document = read(example["text"], language)
    found = [said(document, a) for a in document.attributions]
    wanted = example.get("source")
    assert any(
        ((wanted is None and source is None) or (source is not None and wanted is not None and wanted in source))
        and source_class == example["source_class"]
        and stance == example["stance"]
        for source, source_class, stance in found
    ), found


@pytest.mark.parametrize(
    ("language", "text"), [(r["id"], t) for r in RECORDS for t in r["counterexamples"]], ids=lambda v: str(v)[:60]
)
def test_where_nobody_speaks_nothing_is_attributed(language: str, text: str) -> None:
    assert read(text, language).attributions == []


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "The governor said that nine people had died.", "nine people had died"),
        ("en", "Nine people had died, the governor said.", "Nine people had died"),
        ("fr", "Le gouverneur a indiqué que neuf personnes étaient mortes.", "neuf personnes étaient mortes"),
        ("fr", "Neuf personnes sont mortes, selon le gouverneur.", "Neuf personnes sont mortes"),
        ("ar", "قال الحاكم إن تسعة أشخاص قتلوا.", "تسعة أشخاص قتلوا"),
        ("ar", "قتل تسعة أشخاص، بحسب الحاكم.", "قتل تسعة أشخاص"),
    ],
)
def test_the_content_is_the_clause_that_the_source_answers_for(language: str, text: str, content: str) -> None:
    document = read(text, language)
    assert [document.quote(a.content) for a in document.attributions if a.content] == [content]


def test_the_conditional_of_hearsay_hedges() -> None:
    document = read("Deux gendarmes auraient été tués, selon une source sécuritaire.", "fr")
    assert said(document, document.attributions[0]) == ("une source sécuritaire", "security_source", "hedges")


def test_he_added_goes_on_in_the_same_voice() -> None:
    text = "Eight soldiers were killed, a mission official said. Another 19 were hurt, he added."
    document = read(text, "en")
    (only,) = document.attributions
    assert only.source_class == "un"
    where = text.index("19")
    assert attributions_over(document, Span(where, where + 2)) == [0]


def test_a_party_that_tells_of_its_deeds_claims_and_a_witness_asserts() -> None:
    army = read("The army said it had killed thirty terrorists.", "en")
    witness = read("A witness said soldiers had killed thirty men.", "en")
    assert army.attributions[0].stance == "claims"
    assert witness.attributions[0].stance == "asserts"


def test_an_own_loss_that_a_group_admits_is_no_claim() -> None:
    document = read("Le groupe jihadiste reconnaît la mort de trois de ses combattants.", "fr")
    assert said(document, document.attributions[0])[1:] == ("armed_group", "asserts")


def test_no_group_has_claimed_is_no_attribution() -> None:
    assert read("No group has claimed responsibility.", "en").attributions == []
    assert read("ولم تعلن أي جماعة مسؤوليتها.", "ar").attributions == []


def test_a_headline_that_the_body_repeats_is_left_to_the_body() -> None:
    document = read("The army said on Friday that two soldiers had died.", "en", title="Two dead, army says")
    (only,) = document.attributions
    assert only.cue is not None and only.cue.start >= document.report.body_start


def test_a_known_actor_gives_class_and_id() -> None:
    text = "Katiba X a affirmé avoir attaqué le camp."
    document = Document(Report.of(text, language="fr"))
    Split().run([document])
    document.actors = [ActorMention(Span(0, 8), "katiba-x", "group")]
    Attributions().run([document])
    (only,) = document.attributions
    assert (only.source_class, only.stance, only.actor) == ("armed_group", "claims", "katiba-x")


def test_words_inside_a_quotation_are_the_quoted_persons() -> None:
    document = read("« Ils ont dit qu'ils reviendraient », témoigne un éleveur.", "fr")
    assert [said(document, a)[0] for a in document.attributions] == ["un éleveur"]
