"""Harm lines of sentences written for the purpose."""

import pytest

from marsad.extract.harm import HarmLines
from marsad.extract.numbers import Numbers
from marsad.model.document import Document
from marsad.model.mentions import HarmMention
from marsad.model.report import Report
from marsad.text.split import Split


def harms_of(text: str, language: str) -> tuple[Document, list[HarmMention]]:
    document = Document(Report.of(text, language=language))
    for stage in (Split(), Numbers(), HarmLines()):
        stage.run([document])
    return document, document.harms


def lines(text: str, language: str) -> list[tuple[str, str, int | None, int | None]]:
    return [(h.outcome, h.who, h.low, h.high) for h in harms_of(text, language)[1]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en",
            "At least three soldiers and a teacher were killed and 12 others wounded near the market.",
            [("killed", "soldier", 3, None), ("killed", "civilian", 1, 1), ("injured", "civilian", 12, 12)],
            id="en-list-and-others",
        ),
        pytest.param(
            "en",
            "Seven Beninese soldiers were killed.",
            [("killed", "soldier", 7, 7)],
            id="en-the-last-noun-is-the-head",
        ),
        pytest.param("en", "Gunmen killed two herders on Monday.", [("killed", "civilian", 2, 2)], id="en-active"),
        pytest.param(
            "en",
            "No casualties were reported.",
            [("killed", "unknown", 0, 0), ("injured", "unknown", 0, 0)],
            id="en-none",
        ),
        pytest.param("en", "The governor visited the wounded in town.", [], id="en-the-wounded-are-no-figure"),
        pytest.param("en", "Fighters burned 40 lorries and two villages.", [], id="en-things-are-no-victims"),
        pytest.param("fr", "Un soldat a été tué.", [("killed", "soldier", 1, 1)], id="fr-one"),
        pytest.param(
            "fr",
            "L'assaut a fait quatre morts et une quinzaine de blessés.",
            [("killed", "unknown", 4, 4), ("injured", "unknown", 15, 15)],
            id="fr-counted-outcomes",
        ),
        pytest.param(
            "fr",
            "Trois gendarmes ont perdu la vie, un quatrième a été blessé.",
            [("killed", "police", 3, 3), ("injured", "unknown", 1, 1)],
            id="fr-the-fourth",
        ),
        pytest.param("fr", "Il n'y a eu aucun mort.", [("killed", "unknown", 0, 0)], id="fr-none"),
        pytest.param(
            "ar",
            "قتل أربعة جنود وأصيب سبعة آخرون بجروح.",
            [("killed", "soldier", 4, 4), ("injured", "soldier", 7, 7)],
            id="ar-verbs",
        ),
        pytest.param(
            "ar",
            "مقتل شرطيين وإصابة ثالث في هجوم",
            [("killed", "police", 2, 2), ("injured", "unknown", 1, 1)],
            id="ar-dual-and-third",
        ),
        pytest.param(
            "ar",
            "قال إن خمسة من المهاجمين قتلوا وإن ثلاثة أسروا.",
            [("killed", "attacker", 5, 5), ("arrested", "unknown", 3, 3)],
            id="ar-plural-verb-follows-its-subject",
        ),
        pytest.param("ar", "فقد أعلنت الحكومة الحداد ثلاثة أيام.", [], id="ar-fa-qad-is-not-lost"),
        pytest.param("ar", "اختطف مسلحون معلمين اثنين.", [("abducted", "civilian", 2, 2)], id="ar-abducted"),
    ],
)
def test_victims_are_counted(language: str, text: str, expected: list[tuple[str, str, int, int]]) -> None:
    assert lines(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("fr", "Neuf civils ont été tués, dont deux enfants et trois femmes.", 2),
        ("en", "Twelve people were killed, five of them children.", 1),
        ("en", "Eleven people died: eight farmers and three soldiers.", 2),
        ("ar", "قتل تسعة مدنيين بينهم طفلان وثلاث نساء.", 2),
    ],
)
def test_parts_point_to_their_whole(language: str, text: str, parts: int) -> None:
    _, harms = harms_of(text, language)
    assert [h.part_of for h in harms] == [None] + [0] * parts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le bilan de l'attaque passe de 15 à 19 morts."),
        ("en", "The death toll rose from 15 to 19."),
        ("ar", "ارتفعت حصيلة الهجوم من 15 إلى 19 قتيلا."),
    ],
)
def test_a_revised_toll_holds_and_the_old_one_is_kept_as_superseded(language: str, text: str) -> None:
    _, harms = harms_of(text, language)
    assert [(h.low, h.superseded) for h in harms] == [(15, True), (19, False)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Plus de 300 soldats ont été tués depuis le début de l'année."),
        ("en", "More than 300 soldiers have been killed this year."),
        ("ar", "قتل أكثر من 300 جندي منذ بداية العام."),
    ],
)
def test_totals_over_a_period_are_aggregates(language: str, text: str) -> None:
    _, harms = harms_of(text, language)
    assert [(h.low, h.aggregate) for h in harms] == [(300, True)]


def test_spans_and_triggers_are_words_of_the_report() -> None:
    document, harms = harms_of("وأصيب ما لا يقل عن ستة مدنيين بجروح، بحسب مصدر طبي.", "ar")
    assert document.quote(harms[0].span) == "ستة مدنيين"
    assert harms[0].trigger is not None
    assert "صيب" in document.quote(harms[0].trigger) or "جروح" in document.quote(harms[0].trigger)
