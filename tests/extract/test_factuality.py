"""Asserted, denied, hypothetical; news or recalled; meant or figurative."""

from datetime import date
from typing import Any

import pytest

from marsad.extract.factuality import background_score, factuality_of
from marsad.model.document import Document
from marsad.model.report import Report, Span
from marsad.resources import load
from marsad.text.split import Split

RECORDS = load("factuality")


def judged(text: str, trigger: str, language: str) -> tuple[str, bool, bool, str | None]:
    document = Document(Report.of(text, language=language, published=date(2022, 4, 5)))
    Split().run([document])
    at = text.index(trigger)
    span = Span(at, at + len(trigger))
    sentence = document.sentence_at(at)
    assert sentence is not None
    status, background, figurative, cue = factuality_of(document, span, sentence)
    return status, background, figurative, document.quote(cue) if cue else None


@pytest.mark.parametrize(
    ("language", "example"), [(r["id"], e) for r in RECORDS for e in r["examples"]], ids=lambda v: str(v)[:70]
)
def test_every_example_of_the_languages_is_read_as_it_says(language: str, example: dict[str, Any]) -> None:
    status, background, figurative, _ = judged(example["text"], example["trigger"], language)
    assert figurative == example["figurative"]
    assert figurative or status == example["status"]
    if "background" in example:
        assert background == example["background"]


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "The army did not say who carried out the attack.", "attack"),
        ("en", "No one was killed in the attack.", "attack"),
        ("en", "In May gunmen attacked the village.", "attacked"),
        ("fr", "Aucun civil n'est mort dans l'attaque.", "attaque"),
        ("fr", "Le groupe n'a fait aucun commentaire sur l'attaque.", "attaque"),
        ("ar", "لم يسفر الهجوم عن ضحايا.", "الهجوم"),
        ("ar", "سيطر المسلحون على البلدة.", "سيطر"),
    ],
)
def test_what_is_not_denied_stays_asserted(language: str, text: str, trigger: str) -> None:
    assert judged(text, trigger, language)[0] == "asserted"


def test_the_cue_is_given_back() -> None:
    assert judged("The group threatened to attack the capital.", "attack", "en")[3] == "threatened to"


def test_a_question_leaves_it_open_unless_it_takes_it_for_granted() -> None:
    assert judged("Faut-il craindre un assaut sur la ville ?", "assaut", "fr")[0] == "hypothetical"
    assert judged("Pourquoi le village a-t-il été attaqué ?", "attaqué", "fr")[0] == "asserted"


def test_an_explosion_in_a_market_is_meant() -> None:
    assert judged("An explosion hit a market in the capital and killed four people.", "explosion", "en")[2] is False
    assert judged("هز انفجار سوقا في المدينة وقتل أربعة أشخاص.", "انفجار", "ar")[2] is False


@pytest.mark.parametrize(
    ("language", "news", "recalled", "trigger"),
    [
        ("en", "Gunmen attacked a camp on Monday.", "In 2019 gunmen had attacked the same camp.", "attacked"),
        ("fr", "Le camp a été attaqué lundi.", "En 2019, le camp avait déjà été attaqué.", "attaqué"),
        ("ar", "هاجم مسلحون المعسكر أمس.", "وكان مسلحون قد هاجموا المعسكر عام 2019.", "هاجم"),
    ],
)
def test_what_is_recalled_scores_above_the_news(language: str, news: str, recalled: str, trigger: str) -> None:
    text = f"{news}\n{news}\n{news}\n{recalled}"
    document = Document(Report.of(text, language=language, published=date(2022, 4, 5)))
    Split().run([document])
    first, last = text.index(trigger), text.rindex(trigger)
    old = background_score(document, Span(last, last + len(trigger)))
    fresh = background_score(document, Span(first, first + len(trigger)))
    assert fresh < 0.3 < 0.5 < old
