"""Who did it, as the text says: claimed, attributed, suspected, denied; and nobody."""

from typing import Any

import pytest

from marsad.extract.attribution import Attributions
from marsad.extract.responsibility import Responsibilities, fits_sides, negated_claim
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Responsibility
from marsad.model.report import Report, Span
from marsad.resources import load
from marsad.text.split import Split

RECORDS = load("responsibility")
GROUPS = ("JNIM", "GSIM", "جماعة نصرة الإسلام والمسلمين")


def read(text: str, language: str, actors: dict[str, tuple[str, str]]) -> Document:
    document = Document(Report.of(text, language=language))
    Split().run([document])
    for words, (actor, kind) in actors.items():
        at = text.find(words)
        while at >= 0:
            document.actors.append(ActorMention(Span(at, at + len(words)), actor, kind))
            at = text.find(words, at + 1)
    document.actors.sort(key=lambda m: m.span)
    Attributions().run([document])
    Responsibilities().run([document])
    return document


def pairs(document: Document) -> set[tuple[str, str]]:
    return {(r.actor, r.stance) for r in document.responsibility}


@pytest.mark.parametrize(
    ("language", "example"), [(r["id"], e) for r in RECORDS for e in r["examples"]], ids=lambda v: str(v)[:70]
)
def test_every_example_of_the_languages_is_read_as_it_says(language: str, example: dict[str, Any]) -> None:
    document = read(example["text"], language, dict.fromkeys(GROUPS, ("jnim", "group")))
    wanted = {("jnim", example["stance"])} if example.get("party") else set()
    assert pairs(document) == wanted


def test_nobody_has_claimed_is_noted_and_lays_it_at_nobodys_door() -> None:
    document = read("No group has claimed responsibility for the attack.", "en", {})
    found = negated_claim(document, document.sentences[0])
    assert pairs(document) == set()
    assert found is not None and "claim" in document.quote(found)


def test_a_force_that_tells_of_its_strike_owns_it() -> None:
    text = "Barkhane dit avoir détruit la colonne des jihadistes."
    assert pairs(read(text, "fr", {"Barkhane": ("barkhane", "force")})) == {("barkhane", "claimed")}


def test_the_victim_named_beside_a_claim_claims_nothing() -> None:
    text = "The group claimed the attack on the Malian army."
    document = read(text, "en", {"The group": ("jnim", "anaphor"), "Malian army": ("mali-armed-forces", "force")})
    assert pairs(document) == {("jnim", "claimed")}


def test_the_accuser_is_not_the_accused() -> None:
    text = "اتهمت حكومة الوفاق قوات حفتر بقصف الحي."
    document = read(text, "ar", {"حكومة الوفاق": ("gna", "force"), "قوات حفتر": ("lna", "force")})
    assert pairs(document) == {("lna", "attributed")}


def test_a_denied_ransom_denies_no_attack() -> None:
    text = "JNIM denied that a ransom had been paid for the hostages."
    assert pairs(read(text, "en", {"JNIM": ("jnim", "group")})) == set()


def test_nobody_is_responsible_for_what_it_suffered() -> None:
    account = Responsibility("army", "claimed", Span(0, 1), basis="account")
    words = Responsibility("group", "claimed", Span(0, 1))
    assert fits_sides(words, ["other"], ["army"])
    assert not fits_sides(words, ["other"], ["group"])
    assert not fits_sides(account, ["group"], ["army"])
    assert fits_sides(account, ["army"], ["group"])


def test_whom_the_report_blames_and_who_denies_in_any_words_denies_it() -> None:
    text = "Residents accused the army of the killings. The army dismissed the report as propaganda."
    document = read(
        text, "en", {"the army": ("mali-armed-forces", "force"), "The army": ("mali-armed-forces", "force")}
    )
    assert pairs(document) == {("mali-armed-forces", "attributed"), ("mali-armed-forces", "denied")}


def test_who_is_accused_of_it_stands_before_the_words() -> None:
    text = "JNIM is accused of having burned the village."
    assert pairs(read(text, "en", {"JNIM": ("jnim", "group")})) == {("jnim", "attributed")}


def test_the_latter_who_denies_is_whom_the_sentence_before_named_last() -> None:
    text = "Les habitants accusent le Front du Nord. Celui-ci nie toute participation au massacre."
    found = pairs(read(text, "fr", {"Front du Nord": ("front", "group")}))
    assert found == {("front", "attributed"), ("front", "denied")}


def test_a_spokesman_who_denies_speaks_for_the_group_just_blamed() -> None:
    text = "JNIM holds the north. Residents accused the Front of the killings. A rebel spokesman denied it outright."
    actors = {"JNIM": ("jnim", "group"), "the Front": ("front", "group")}
    assert pairs(read(text, "en", actors)) == {("front", "attributed"), ("front", "denied")}


def test_a_retort_by_whom_nobody_blames_denies_nothing() -> None:
    text = "L'armée a répliqué par des frappes contre les positions des assaillants."
    assert ("mali-armed-forces", "denied") not in pairs(read(text, "fr", {"armée": ("mali-armed-forces", "force")}))


def test_who_calls_the_reports_false_denies() -> None:
    text = 'The army branded the reports of a shooting "fake news".'
    assert pairs(read(text, "en", {"The army": ("nigeria-armed-forces", "force")})) == {
        ("nigeria-armed-forces", "denied")
    }


@pytest.mark.parametrize(
    ("text", "language", "group"),
    [
        ("لم تعلن جبهة الشمال الجديدة مسؤوليتها عن الهجوم.", "ar", "جبهة الشمال الجديدة"),
        ("The town is held by JNIM.", "en", "JNIM"),
        ("La ville est aux mains du GSIM depuis mars.", "fr", "GSIM"),
        ("Thirty-five suspects have been picked up near JNIM bases.", "en", "JNIM"),
    ],
)
def test_a_claim_not_made_and_ground_held_are_nobodys_deed(text: str, language: str, group: str) -> None:
    assert pairs(read(text, language, {group: ("jnim", "group")})) == set()
