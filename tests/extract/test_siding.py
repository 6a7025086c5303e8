"""Who acts and who is acted upon."""

from datetime import date

import pytest

from marsad.extract.actors import Actors
from marsad.extract.siding import side_actor, sides_for
from marsad.model.document import Document
from marsad.model.mentions import Trigger
from marsad.model.report import Report, Span
from marsad.text.split import Split


def sides(text: str, words: str, type_: str, voice: str) -> tuple[set[str | None], set[str | None]]:
    document = Document(Report.of(text, published=date(2021, 6, 1)), home="ML")
    Split().run([document])
    Actors().run([document])
    start = text.index(words)
    sentence = document.sentence_at(start)
    assert sentence is not None
    trigger = Trigger(Span(start, start + len(words)), (type_,), voice, sentence.index)
    side_a, side_b = sides_for(document, trigger, "ML")
    return {m.actor for m in side_a}, {m.actor for m in side_b}


@pytest.mark.parametrize(
    ("text", "words", "type_", "voice"),
    [
        ("Des combattants du GSIM ont attaqué l'armée malienne à Boni.", "attaqué", "attack", "active"),
        ("L'armée malienne a été attaquée par des combattants du GSIM à Boni.", "attaquée", "attack", "passive"),
        ("JNIM fighters attacked Malian soldiers in Boni.", "attacked", "attack", "active"),
        ("Malian soldiers were attacked by JNIM fighters in Boni.", "attacked", "attack", "passive"),
        ("هاجم عناصر جماعة نصرة الإسلام والمسلمين الجيش المالي في بوني.", "هاجم", "attack", "active"),
    ],
)
def test_voice_tells_who_acts(text: str, words: str, type_: str, voice: str) -> None:
    assert sides(text, words, type_, voice) == ({"jnim"}, {"mali-armed-forces"})


def test_nobody_is_made_up_where_the_text_names_no_one() -> None:
    assert sides("Une attaque a eu lieu hier soir.", "attaque", "attack", "noun") == (set(), set())


def test_a_protest_has_its_crowd() -> None:
    assert sides("Une marche a eu lieu à Bamako.", "marche", "protest", "noun")[0] == {"protesters-mali"}


@pytest.mark.parametrize(
    ("actor", "country", "on_a_side"),
    [
        ("civilians-france", "ML", "civilians-mali"),
        ("unidentified-niger", "BF", "unidentified-burkina-faso"),
        ("france-armed-forces", "ML", "france-armed-forces"),
        ("jnim", "ML", "jnim"),
    ],
)
def test_the_unarmed_and_unnamed_take_the_country_of_the_event(actor: str, country: str, on_a_side: str) -> None:
    assert side_actor(actor, country) == on_a_side
