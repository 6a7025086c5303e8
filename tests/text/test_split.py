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
