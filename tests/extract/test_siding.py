"""Who acts and who is acted upon."""

from datetime import date

import pytest

from marsad.coder import build_pipeline
from marsad.extract.actors import Actors
from marsad.extract.siding import side_actor, sides_for
from marsad.extract.siding_decide import Candidate, Happening, decide_sides
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Trigger
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


@pytest.mark.parametrize(
    "text",
    [
        "The Malian army fears an attack by JNIM on Tessit, an elder said.",
        "L'armée malienne redoute une attaque du GSIM contre Tessit, a dit mardi un élu.",
        "يخشى الجيش المالي هجوما لجماعة نصرة الإسلام والمسلمين على تيسيت، وفق مسؤول محلي.",
    ],
)
def test_who_fears_an_attack_does_not_lead_it(text: str) -> None:
    document = next(iter(build_pipeline().stream([Report.of(text, published=date(2019, 5, 14))])))
    attack = next(t for t in document.triggers if t.types[0] == "attack")
    assert [m.actor for m in sides_for(document, attack)[0]] == ["jnim"]
    assert "mali-armed-forces" not in {r.actor for r in document.responsibility}


def test_attackers_told_of_before_are_the_group_that_the_report_names() -> None:
    text = "JNIM holds the road to Boni. The assailants attacked Malian soldiers at night."
    assert sides(text, "attacked", "attack", "active")[0] == {"jnim"}
    nobody = "Unidentified assailants attacked Malian soldiers at night."
    assert sides(nobody, "attacked", "attack", "active")[0] == {"unidentified-mali"}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("American air raids killed twelve fighters near Boni.", "air raids", "us-armed-forces"),
        ("The leader died in a US raid on Friday.", "raid", "us-armed-forces"),
        ("Une frappe française a tué plusieurs jihadistes.", "frappe", "france-armed-forces"),
        ("قتل ثلاثة مسلحين في غارات أمريكية قرب بوني.", "غارات", "us-armed-forces"),
    ],
)
def test_a_strike_is_the_forces_whose_it_is(text: str, words: str, actor: str) -> None:
    assert actor in sides(text, words, "air_drone_strike", "noun")[0]


def test_a_country_strikes_by_its_army() -> None:
    happening = Happening("air_drone_strike", Span(0, 1), "ML")
    actor = ActorMention(Span(0, 6), "government-france", "government")
    acting, _ = decide_sides([Candidate("government-france", actor, (), acts=0.9)], happening)
    assert [m.actor for m in acting] == ["france-armed-forces"]


@pytest.mark.parametrize(
    ("type_", "actor", "kind", "acting"),
    [
        ("air_drone_strike", "protesters-mali", "crowd", []),
        ("looting_destruction", "protesters-mali", "crowd", ["rioters-mali"]),
        ("looting_destruction", "civilians-mali", "civilian", ["rioters-mali"]),
        ("attack", "jnim", "group", ["jnim"]),
    ],
)
def test_nobody_acts_in_what_his_sort_does_not_do(type_: str, actor: str, kind: str, acting: list[str]) -> None:
    mention = ActorMention(Span(0, 6), actor, kind)
    side_a, _ = decide_sides([Candidate(actor, mention, (), acts=0.9)], Happening(type_, Span(7, 8), "ML"))
    assert [m.actor for m in side_a] == acting


def test_the_leader_is_his_group() -> None:
    assert "boko-haram" in sides("In May Abubakar Shekau was arrested by the army.", "arrested", "arrest", "passive")[1]
