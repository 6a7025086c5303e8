"""Who says so: sources before, behind and inside what is said, in three languages."""

from datetime import date
from typing import Any

import pytest

from marsad.extract.attribution import Attributions, attributions_over
from marsad.extract.places import Places
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


@pytest.mark.parametrize(
    ("language", "text", "source", "source_class", "stance"),
    [
        ("en", "Local officials told AFP that 13 civilians had died.", "Local officials", "official", "asserts"),
        ("en", "ISWAP, in a statement by its agency, claimed it had killed 12.", "ISWAP", "armed_group", "claims"),
        ("en", "The toll could rise, warned a hospital source.", "a hospital source", "medical", "expects"),
        (
            "en",
            "The group, allied to al-Qaeda, said in a statement that it held the town.",
            "The group",
            "armed_group",
            "",
        ),
        (
            "en",
            "Militants have attacked a base, three diplomatic sources said.",
            "diplomatic sources",
            "official",
            "asserts",
        ),
        (
            "en",
            "Army spokesman Gen. Musa Bello said troops killed 20 insurgents.",
            "Army spokesman",
            "military",
            "claims",
        ),
        (
            "fr",
            "Le bilan pourrait s'alourdir, a prévenu une source hospitalière.",
            "une source hospitalière",
            "medical",
            "",
        ),
        ("fr", "« La ville est vide », a raconté à l'AFP un habitant.", "un habitant", "witness", "asserts"),
        (
            "fr",
            "Un élu local, sous couvert d'anonymat, parle de vingt morts.",
            "Un élu local",
            "local_source",
            "asserts",
        ),
        ("fr", "L'attaque a été confirmée par la gendarmerie.", "gendarmerie", "official", "asserts"),
        ("fr", "À la préfecture, on confie que le calme est revenu.", "préfecture", "official", "asserts"),
        ("fr", "La France dément toute frappe dans cette zone.", "France", "official", "denies"),
        (
            "ar",
            "ونقلت رويترز عن ثلاثة مصادر أمنية قولها إن الرهائن أطلقوا.",
            "مصادر أمنية",
            "security_source",
            "asserts",
        ),
        ("ar", "وتحدث ناجون عن إعدام رجال أمام أسرهم.", "ناجون", "witness", "asserts"),
        ("ar", "واتهم سكان محليون الجنود بالقتل.", "سكان محليون", "local_source", "claims"),
        ("ar", "وفي بيان لاحق تبنى تنظيم الدولة العملية.", "تنظيم الدولة", "armed_group", "claims"),
        ("ar", "أما هيئة الأركان فتقول إن الهجوم صد.", "هيئة الأركان", "military", "asserts"),
        ("ar", "حصيلة نفاها حاكم الإقليم.", "حاكم الإقليم", "official", "denies"),
    ],
)
def test_speakers_stand_where_the_press_puts_them(
    language: str, text: str, source: str, source_class: str, stance: str
) -> None:
    document = read(text, language)
    found = [said(document, a) for a in document.attributions]
    assert any(
        words is not None and source in words and kind == source_class and (not stance or how == stance)
        for words, kind, how in found
    ), found


def test_neither_nor_says_nothing() -> None:
    assert read("Neither the army nor the government has commented on it.", "en").attributions == []


@pytest.mark.parametrize(
    ("language", "text", "source", "stance"),
    [
        ("en", "The regional hospital: nine dead, forty hurt.", "The regional hospital", "asserts"),
        ("fr", "L'état-major : « L'attaque a été repoussée. »", "L'état-major", "asserts"),
        ("ar", "نقابة الأطباء: ثماني وفيات وثلاثون جريحا.", "نقابة الأطباء", "asserts"),
    ],
)
def test_a_speaker_before_a_colon_says_what_follows(language: str, text: str, source: str, stance: str) -> None:
    document = read(text, language)
    (only,) = document.attributions
    assert document.quote(only.source) in source if only.source else False
    assert only.stance == stance and only.content is not None


def test_a_list_behind_a_colon_is_said_by_nobody() -> None:
    assert read("L'armée a perdu trois hommes : deux officiers et un caporal.", "fr").attributions == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry called the report a fabrication."),
        ("fr", "Le ministère juge le document monté de toutes pièces."),
        ("ar", "وقالت الحكومة إن القصة من نسج الخيال."),
    ],
)
def test_who_calls_it_invented_denies(language: str, text: str) -> None:
    (only,) = read(text, language).attributions
    assert only.stance == "denies"


def test_french_only_says_and_not_does_not() -> None:
    text = "Les autorités ne confirment que sept disparitions."
    (only,) = read(text, "fr").attributions
    assert only.source_class == "official"
    assert read("Les autorités n'avancent pas de bilan.", "fr").attributions == []


def test_a_headline_goes_where_the_body_names_its_voices() -> None:
    title = "The army says twenty were killed"
    document = read("Twenty people were killed on Monday, a doctor said.", "en", title=title)
    assert [a.source_class for a in document.attributions] == ["medical"]


def test_the_united_states_state_nothing_by_their_name() -> None:
    document = Document(Report.of("A United States drone strike killed five fighters near Jilib, residents said."))
    for stage in (Split(), Places(), Attributions()):
        stage.run([document])
    assert [said(document, a)[0] for a in document.attributions] == ["residents"]


@pytest.mark.parametrize(
    "words",
    [
        "بحسب ما أعلنته وزارة الدفاع",
        "وفق ما أفادت به وزارة الدفاع",
        "حسبما ذكرت وزارة الدفاع",
        "حسبما ذكرته وزارة الدفاع",
        "وفقا لما نقلته وزارة الدفاع",
    ],
)
def test_according_to_what_somebody_announced_names_who_says_it(words: str) -> None:
    document = read(f"قتل ثلاثة جنود يوم الثلاثاء في كمين قرب تيسيت، {words}.", "ar")
    assert ("وزارة الدفاع", "official", "asserts") in {said(document, a) for a in document.attributions}
