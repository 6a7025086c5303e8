"""Words: particles laid open, elisions apart, offsets exact."""

import pytest

from marsad.text.fold import fold_view
from marsad.text.match import PhraseMatcher
from marsad.text.words import word_keys, words_of


def find(text: str, *phrases: str, article: bool = False) -> list[str]:
    matcher = PhraseMatcher([(p, p) for p in phrases], article=article)
    return [text[m.span.start : m.span.end] for m in matcher.find(words_of(fold_view(text)))]


@pytest.mark.parametrize(
    ("text", "phrase", "quote"),
    [
        pytest.param("وبالجيش المالي", "الجيش المالي", "الجيش المالي", id="conjunction-and-preposition"),
        pytest.param("وللجيش المالي", "الجيش المالي", "لجيش المالي", id="article-swallowed-by-li"),
        pytest.param("نصرة الإسلام و المسلمين", "نصرة الإسلام والمسلمين", "نصرة الإسلام و المسلمين", id="detached-waw"),
        pytest.param("وغاو", "غاو", "غاو", id="short-stem"),
        pytest.param("l’armée malienne", "armée malienne", "armée malienne", id="elision"),
        pytest.param("à Tin-Zaouatine", "tin zaouatine", "Tin-Zaouatine", id="hyphen"),
        pytest.param("الجَيْشُ الماليُّ", "الجيش المالي", "الجَيْشُ الماليُّ", id="vowelled"),
    ],
)
def test_a_phrase_is_found_and_quoted_as_the_report_has_it(text: str, phrase: str, quote: str) -> None:
    assert find(text, phrase) == [quote]


def test_the_longest_phrase_wins() -> None:
    assert find("Islamic State in the Greater Sahara", "Islamic State", "Islamic State in the Greater Sahara") == [
        "Islamic State in the Greater Sahara"
    ]


def test_a_gap_holds_up_to_three_words() -> None:
    assert find("أسفر الهجوم العنيف عن مقتل", "أسفر ~ عن مقتل") == ["أسفر الهجوم العنيف عن مقتل"]
    assert find("أسفر هذا الهجوم العنيف جدا عن مقتل", "أسفر ~ عن مقتل") == []


def test_the_article_is_ignored_only_when_asked() -> None:
    assert find("الهجوم", "هجوم", article=True) == ["الهجوم"]
    assert find("المالي", "مالي") == []


def test_a_particle_that_ends_a_phrase_is_found_on_the_next_word() -> None:
    assert find("لا تعترف إلا بأربعة", "لا تعترف إلا ب") == ["لا تعترف إلا"]
    assert find("أقر بأربعة قتلى", "أقر ب") == ["أقر"]
    assert find("أقر أربعة قتلى", "أقر ب") == []


def test_letters_with_stops_are_the_word_without() -> None:
    tokens = words_of(fold_view("U.S. troops met the U.N. envoy, J. K. Smith, at 5.30 p.m. in the R.D.C."))
    assert [t.key for t in tokens] == [
        "us",
        "troops",
        "met",
        "the",
        "un",
        "envoy",
        "j",
        "k",
        "smith",
        "at",
        "5.30",
        "pm",
        "in",
        "the",
        "rdc",
    ]
    assert word_keys("U.S. Army") == ["us", "army"]
    assert find("the U.S. Army", "US Army") == ["U.S. Army"]
