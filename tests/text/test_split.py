"""Passages, sentences and languages of a report."""

import pytest

from marsad.model.document import Document
from marsad.model.report import Report
from marsad.text.split import Split


def split(text: str, title: str | None = None) -> Document:
    document = Document(Report.of(text, title=title))
    Split().run([document])
    return document


def sentences(document: Document) -> list[str]:
    return [document.quote(s.span) for s in document.sentences]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Des hommes armés ont attaqué le poste. Le gén. Traoré a réagi.", 2, id="fr-abbreviation"),
        pytest.param("M. Ibrahim B. Keïta est arrivé à Gao. Il a parlé.", 2, id="fr-initial"),
        pytest.param("U.N. troops left. Lt. Gen. Smith stayed.", 2, id="en-abbreviations"),
        pytest.param("هاجم مسلحون القرية. وقتل ثلاثة أشخاص؟ لا أحد يعلم.", 3, id="ar-stops"),
        pytest.param("Le bilan est de 12.5 tonnes. Fin.", 2, id="decimal"),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_does_not(text: str, count: int) -> None:
    assert len(sentences(split(text))) == count


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("قال مصدر أمني إن مسلحين هاجموا القرية في وقت متأخر من الليل", "ar", id="ar"),
        pytest.param("Des hommes armés ont attaqué le village dans la nuit de vendredi", "fr", id="fr"),
        pytest.param("Gunmen stormed the village on Friday evening, residents said", "en", id="en"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert split(text).language == language


def test_a_french_quote_in_an_arabic_report_is_french() -> None:
    document = split(
        "قال المتحدث باسم الجيش في بيان نشر مساء الجمعة ما يلي نصا كما ورد في صفحته.\n"
        "Les forces armées ont repoussé une attaque contre le poste de Mondoro dans la nuit de jeudi à vendredi."
    )
    assert [p.language for p in document.passages] == ["ar", "fr"]


def test_other_languages_are_named_and_set_aside() -> None:
    document = split(
        "Los hombres armados atacaron la aldea durante la noche y mataron a varias personas según las autoridades locales."
    )
    assert [p.readable for p in document.passages] == [False]
    assert "'es'" in document.issues[0].reason


def test_the_headline_is_a_passage_of_its_own() -> None:
    document = split("Deux soldats ont été tués à Gao.", title="Mali : attaque à Gao")
    assert [p.title for p in document.passages] == [True, False]
    assert document.quote(document.passages[0].span) == "Mali : attaque à Gao"


_PROSE = (
    "Des hommes armés ont attaqué dimanche le poste de Tessit et tué quatre soldats avant de repartir vers la "
    "frontière, selon deux élus de la commune."
)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param(f"Mali : quatre soldats tués à Tessit\n\n{_PROSE}", True, id="empty-line"),
        pytest.param(f"Mali : quatre soldats tués à Tessit\r\n\r\n{_PROSE}", True, id="empty-line-crlf"),
        pytest.param(f"Mali : quatre soldats tués à Tessit\n{_PROSE}", True, id="a-paragraph-follows"),
        pytest.param("مقتل أربعة جنود في تيسيت\nهاجم مسلحون أمس المركز وقتلوا أربعة جنود، حسب السكان.", True, id="ar"),
        pytest.param(f"Quatre soldats ont été tués à Tessit.\n\n{_PROSE}", False, id="a-sentence"),
        pytest.param(f"Reuters\n\n{_PROSE}", False, id="an-outlet"),
        pytest.param(
            "Gunmen attacked the post on Sunday and killed four\nsoldiers before they left.", False, id="wrapped"
        ),
        pytest.param(
            "Gunmen attacked the post on Sunday and killed four\nsoldiers before they left, two\nofficials said.",
            False,
            id="wrapped-in-three",
        ),
        pytest.param("Mali : quatre soldats tués à Tessit", False, id="nothing-follows"),
    ],
)
def test_a_text_without_title_may_begin_with_its_headline(text: str, headline: bool) -> None:
    document = split(text)
    assert [s.title for s in document.sentences] == [headline] + [False] * (len(document.sentences) - 1)


def test_a_report_with_a_title_has_no_other_headline() -> None:
    document = split(f"Quatre soldats tués à Tessit\n\n{_PROSE}", title="Mali : attaque")
    assert [s.title for s in document.sentences] == [True, False, False]


@pytest.mark.parametrize(
    ("flash", "language"),
    [
        ("Trois morts à Tessit.", "fr"),
        ("Dix soldats tués", "fr"),
        ("Explosion à Gao", "fr"),
        ("Ten soldiers killed", "en"),
        ("مقتل عشرة جنود", "ar"),
        ("12:30 — 4 %", "und"),
    ],
)
def test_a_flash_without_function_words_has_a_language(flash: str, language: str) -> None:
    document = Document(Report.of(flash))
    Split().run([document])
    assert document.language == language
