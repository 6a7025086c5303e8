"""Harm lines of sentences written for the purpose."""

from datetime import date

import pytest

from marsad.coder import build_pipeline
from marsad.extract.attribution import Attributions
from marsad.extract.harm import HarmLines
from marsad.extract.numbers import Numbers
from marsad.model.document import Document
from marsad.model.mentions import HarmMention
from marsad.model.report import Report
from marsad.text.language import detect_language
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine villagers were killed on Monday. A security source sticks at six."),
        ("en", "Nine villagers were killed on Monday. The mayor says six."),
        ("en", "Nine villagers were killed on Monday. Six, the army counted."),
        ("en", 'Nine villagers were killed on Monday. "Six", said the governor.'),
        ("fr", "Neuf villageois ont été tués lundi. Le gouvernorat s'en tient à six."),
        ("fr", "Neuf villageois ont été tués lundi. Ils ne seraient que six."),
        ("ar", "قتل تسعة قرويين في هجوم. مصدر جمركي يقول ستة."),
        ("ar", "قتل تسعة قرويين في هجوم. «ستة» قالت الحكومة."),
    ],
)
def test_a_rival_count_needs_no_word_for_the_outcome(language: str, text: str) -> None:
    assert lines(text, language) == [("killed", "civilian", 9, 9), ("killed", "civilian", 6, 6)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine villagers were killed on Monday. Six lorries, the army said, were burned."),
        ("en", "Nine villagers were killed on Monday. The mayor says six roads are closed."),
        ("fr", "Neuf villageois ont été tués lundi. Le maire parle de six camions."),
    ],
)
def test_a_count_of_things_is_no_rival(language: str, text: str) -> None:
    assert lines(text, language) == [("killed", "civilian", 9, 9)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fifty-five people died, against the 27 it had first reported, and 140 were injured."),
        ("en", "Fifty-five people died, not 27 as first announced, and 140 were injured."),
        ("fr", "Le bilan est de 55 morts, contre 27 précédemment, et 140 blessés."),
        ("ar", "لقي خمسة وخمسون رجلا حتفهم، لا 27 كما أُعلن أول الأمر، وأصيب 140 بجروح."),
    ],
)
def test_a_figure_set_against_a_new_one_no_longer_holds(language: str, text: str) -> None:
    _, harms = harms_of(text, language)
    assert [(h.outcome, h.low, h.superseded) for h in harms] == [
        ("killed", 55, False),
        ("killed", 27, True),
        ("injured", 140, False),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The blast left twelve wounded. The toll stood at 26 on Tuesday."),
        ("fr", "L'explosion a fait douze blessés. Le bilan est de 26."),
    ],
)
def test_a_bare_toll_beside_the_wounded_counts_the_dead(language: str, text: str) -> None:
    assert [(h.outcome, h.low) for h in harms_of(text, language)[1]] == [("injured", 12), ("killed", 26)]


def test_what_befell_them_may_stand_before_the_noun() -> None:
    assert lines("The army showed 40 neutralised terrorists and two wounded herders.", "en") == [
        ("killed", "militant", 40, 40),
        ("injured", "civilian", 2, 2),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shells fell on the town; none came to harm."),
        ("en", "Gunmen fired on the bus, which escaped unscathed."),
        ("fr", "Un obus est tombé sur la cour. Pas de casse."),
        ("fr", "Le véhicule a sauté ; nul n'a été touché."),
        ("ar", "انفجرت قنبلة في السوق ولم يصب أحد بأذى."),
        ("ar", "انفجرت قنبلة في السوق ولم يُمسّ أحد بسوء."),
    ],
)
def test_nobody_harmed_is_nought_dead_and_nought_wounded(language: str, text: str) -> None:
    assert lines(text, language) == [("killed", "unknown", 0, 0), ("injured", "unknown", 0, 0)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Six soldiers were mowed down near the river.", ("killed", "soldier", 6, 6)),
        ("en", "Four soldiers laid down their lives.", ("killed", "soldier", 4, 4)),
        ("en", "Twenty traders are nursing wounds.", ("injured", "civilian", 20, 20)),
        ("fr", "Cinq gendarmes ont rendu l'âme.", ("killed", "police", 5, 5)),
        ("fr", "Trois bergers ont été fusillés.", ("killed", "civilian", 3, 3)),
        ("fr", "Onze soldats sont mal en point.", ("injured", "soldier", 11, 11)),
        ("ar", "ثلاثة جنود فارقوا الحياة.", ("killed", "soldier", 3, 3)),
        ("ar", "خمسة مدنيين يتلقون العلاج.", ("injured", "civilian", 5, 5)),
    ],
)
def test_other_words_for_the_dead_and_the_wounded(
    language: str, text: str, expected: tuple[str, str, int, int]
) -> None:
    assert lines(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "A joiner lost his life in the blast.", "A joiner"),
        ("en", "In the market a young glazier was killed.", "a young glazier"),
        ("fr", "Un tapissier a perdu la vie dans l'explosion.", "Un tapissier"),
    ],
)
def test_who_dies_is_a_person_whatever_the_trade(language: str, text: str, words: str) -> None:
    document, harms = harms_of(text, language)
    assert [(h.outcome, h.low, document.quote(h.span)) for h in harms] == [("killed", 1, words)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A camel was killed in the blast."),
        ("fr", "Un convoi militaire est tombé dans une embuscade."),
        ("ar", "كلفت المعركة الجانبين كثيرا."),
    ],
)
def test_beasts_convoys_and_sides_are_no_victims(language: str, text: str) -> None:
    assert lines(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en",
            "The bomb went off at noon, killing a fishmonger and a drummer.",
            [("killed", "unknown", 1, 1), ("killed", "unknown", 1, 1)],
            id="en-trades-of-no-list-behind-killing",
        ),
        pytest.param("en", "The strike killed a herd of camels.", [], id="en-a-thing-behind-killing"),
        pytest.param(
            "en",
            "The keyboard player, 27, bled to death.",
            [("killed", "civilian", 1, 1)],
            id="en-an-age-is-no-toll",
        ),
        pytest.param(
            "en",
            "Detonation under a patrol; 3 soldiers KIA, 2 WIA.",
            [("killed", "soldier", 3, 3), ("injured", "unknown", 2, 2)],
            id="en-military-short",
        ),
        pytest.param(
            "en",
            "Insurgents killed a number of Burundian peacekeepers.",
            [("killed", "peacekeeper", None, None)],
            id="en-a-number-of-with-an-adjective",
        ),
        pytest.param("en", "They were finished off one by one, among them a boy of four.", [], id="en-one-by-one"),
        pytest.param("fr", "Les drones ont pulvérisé un regroupement.", [], id="fr-a-gathering-is-no-person"),
        pytest.param("fr", "Deux cents gargotes ont été brûlées.", [], id="fr-things-burn"),
        pytest.param("en", "On Friday another market was hit.", [], id="en-another-thing"),
        pytest.param("en", "Militiamen burned down three farms.", [], id="en-burned-down"),
        pytest.param(
            "fr",
            "Deux bergers qui s'étaient mis en travers de leur route ont été alignés contre un mur puis fusillés.",
            [("killed", "civilian", 2, 2)],
            id="fr-a-clause-between-people-and-outcome",
        ),
        pytest.param(
            "fr",
            "Six occupants ont péri, un septième expira dans la nuit.",
            [("killed", "unknown", 6, 6), ("killed", "unknown", 1, 1)],
            id="fr-the-seventh",
        ),
        pytest.param(
            "fr", "Trois soldats trouvaient la mort le lendemain.", [("killed", "soldier", 3, 3)], id="fr-tense"
        ),
        pytest.param("ar", "كيف عد موتى ليلة واحدة", [], id="ar-one-night"),
        pytest.param("ar", "عاد القتل مرة أخرى", [], id="ar-another-time"),
    ],
)
def test_people_and_things_beside_the_words_of_an_outcome(
    language: str, text: str, expected: list[tuple[str, str, int | None, int | None]]
) -> None:
    assert lines(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        pytest.param("en", "Ten soldiers were killed. Eight, according to the army.", [10, 8], id="en-behind-a-comma"),
        pytest.param(
            "fr", "Vingt soldats ont été tués, ou 27 d'après un milicien.", [20, 27], id="fr-who-says-so-behind"
        ),
        pytest.param("ar", "قتل أحد عشر شخصا. والحكومة لا تعترف إلا بأربعة.", [11, 4], id="ar-admits-only"),
    ],
)
def test_a_bare_figure_beside_who_gives_it_is_a_rival_toll(language: str, text: str, figures: list[int]) -> None:
    document = Document(Report.of(text, language=language))
    for stage in (Split(), Numbers(), Attributions(), HarmLines()):
        stage.run([document])
    assert [h.low for h in document.harms if h.outcome == "killed"] == figures


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Rockets fell near the base. No soldier was wounded.", [("injured", "soldier", 0, 0)]),
        ("en", "No villager died when the wall fell.", []),
        ("en", "Two shells fell at dawn, nobody hurt.", [("injured", "unknown", 0, 0)]),
        ("fr", "Des obus sont tombés. Aucun soldat n'a péri.", [("killed", "soldier", 0, 0)]),
        ("fr", "La ville est tombée sans effusion de sang.", [("killed", "unknown", 0, 0)]),
        (
            "ar",
            "سقطت قذيفتان خلف السوق ولم تؤذيا أحدا.",
            [("killed", "unknown", 0, 0), ("injured", "unknown", 0, 0)],
        ),
        ("en", "No soldier was sent to the town.", []),
        ("fr", "Aucun soldat n'a été envoyé sur place.", []),
    ],
)
def test_none_of_those_people_is_nought(
    language: str, text: str, expected: list[tuple[str, str, int | None, int | None]]
) -> None:
    assert lines(text, language) == expected


def denied(text: str, language: str) -> list[tuple[str, int | None, str | None, bool]]:
    document = Document(Report.of(text, language=language, published=date(2024, 5, 14)))
    for stage in build_pipeline("rules").stages:
        stage.run([document])
    return [(h.who, h.low, h.actor, h.per is not None) for h in document.harms if h.outcome == "killed"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fighters attacked the camp at Djibo on Monday. The army denied having lost any soldier."),
        ("en", "Fighters attacked the camp at Djibo on Monday. The army denied that it had lost a single man."),
        ("fr", "Des combattants ont attaqué Djibo lundi. L'armée dément avoir perdu le moindre soldat."),
        ("fr", "Des combattants ont attaqué Djibo lundi. L'armée nie toute perte dans ses rangs."),
        ("ar", "هاجم مسلحون معسكر جيبو يوم الاثنين. ونفى الجيش أن يكون قد فقد أي جندي."),
        ("ar", "هاجم مسلحون معسكر جيبو يوم الاثنين. ونفى الجيش سقوط أي قتيل في صفوفه."),
    ],
)
def test_a_loss_denied_by_its_own_side_is_nought_of_its_people(language: str, text: str) -> None:
    assert denied(text, language) == [("soldier", 0, "burkina-faso-armed-forces", True)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fighters attacked the camp at Djibo on Monday. The army denied having lost the town."),
        ("en", "Fighters attacked the camp at Djibo on Monday. The army denied that civilians had been killed."),
        ("fr", "Des combattants ont attaqué Djibo lundi. L'armée dément avoir perdu le contrôle de la ville."),
    ],
)
def test_a_town_lost_or_others_killed_are_no_denied_loss(language: str, text: str) -> None:
    assert [line for line in denied(text, language) if line[1] == 0] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en",
            "The ministry speaks of 49 herders and 15 soldiers killed, in two places.",
            [("killed", "civilian", 49, 49), ("killed", "soldier", 15, 15)],
            id="en-and-ties-the-first-to-the-outcome-of-the-second",
        ),
        pytest.param(
            "en",
            "Fifty gunmen on foot met 15 soldiers killed since.",
            [("killed", "soldier", 15, 15)],
            id="en-without-and-no-tie",
        ),
        pytest.param(
            "fr",
            "Le bilan s'établit à un mort et neuf blessés.",
            [("killed", "unknown", 1, 1), ("injured", "unknown", 9, 9)],
            id="fr-one-dead",
        ),
        pytest.param(
            "en",
            "The number of people slain on Sunday in a string of hamlets near the border has been put at 137.",
            [("killed", "unknown", 137, 137)],
            id="en-a-toll-far-from-its-figure",
        ),
        pytest.param("fr", "Le mort a été inhumé hier.", [], id="fr-the-dead-man-is-no-count"),
        pytest.param("ar", "ومني اللواء بجريحين.", [("injured", "unknown", 2, 2)], id="ar-two-behind-a-particle"),
        pytest.param("ar", "ومني الحرس بجريح واحد.", [("injured", "unknown", 1, 1)], id="ar-one-spelled-out"),
        pytest.param("ar", "ولا تذكر الشرطة في صفوفهم قتيلا واحدا.", [], id="ar-not-one"),
        pytest.param("ar", "وجدت الجثتان مصابتين بالرصاص.", [("killed", "unknown", 2, 2)], id="ar-what-is-said-of-two"),
        pytest.param("ar", "أحصت النقابة ثماني وفيات.", [("killed", "unknown", 8, 8)], id="ar-a-word-in-waw"),
        pytest.param("ar", "وفارق أربعة عشر الحياة.", [("killed", "unknown", 14, 14)], id="ar-life-left"),
    ],
)
def test_counted_outcomes_and_lists_before_their_outcome(
    language: str, text: str, expected: list[tuple[str, str, int | None, int | None]]
) -> None:
    assert lines(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("تجمع نحو مئتين من السكان أمام المعسكر.", id="two-hundred-is-not-two-dead"),
        pytest.param("No casualties were reported, but hundreds of passengers were evacuated.", id="en-but-others"),
        pytest.param("لم يسجل سقوط ضحايا، لكن مئات المسافرين أُجلوا على عجل.", id="ar-but-others"),
        pytest.param("Des centaines de passagers ont été évacués.", id="fr-taken-away"),
        pytest.param("Les hommes ont emporté du mil et des chèvres.", id="millet"),
    ],
)
def test_nobody_is_dead_or_injured_whom_the_report_does_not_count_so(text: str) -> None:
    assert not [h for h in harms_of(text, detect_language(text))[1] if h.low or h.high is None]


def test_a_toll_that_a_lower_one_replaces_no_longer_holds() -> None:
    for language, text in (
        ("fr", "Le bilan a été ramené à trente-cinq morts, après avoir parlé de quatre-vingt-quinze morts."),
        ("ar", "خفضت الحكومة عدد الضحايا إلى خمسة وثلاثين قتيلا بعدما كانت قد تحدثت عن خمسة وتسعين قتيلا."),
    ):
        assert [(h.low, h.superseded) for h in harms_of(text, language)[1]] == [(35, False), (95, True)]
