"""Counts in running text, and numbers written out and read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ground.numbers import find_numbers
from marsad.ground.numbers_words import Case, Gender, number_words

Bounds = tuple[int | None, int | None]


def bounds(text: str, language: str) -> list[Bounds]:
    return [(n.low, n.high) for n in find_numbers(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("ar", "قتل ثلاثة عشر جنديا وأصيب أحد عشر مدنيا", [(13, 13), (11, 11)], id="ar-teens"),
        pytest.param("ar", "مقتل جنديين وإصابة شرطيين", [(2, 2), (2, 2)], id="ar-dual-oblique"),
        pytest.param("ar", "جنديان تشاديان", [(2, 2)], id="ar-dual-with-adjective"),
        pytest.param("ar", "مسلحين اثنين", [(2, 2)], id="ar-dual-that-could-be-plural"),
        pytest.param("ar", "هاجم مسلحون قرويين", [], id="ar-plural-is-no-dual"),
        pytest.param("ar", "١٬٢٠٠ نازح و٥٠ ألف لاجئ", [(1200, 1200), (50000, 50000)], id="ar-indic-digits"),
        pytest.param("ar", "ما لا يقل عن مئة وخمسة وعشرين شخصا", [(125, None)], id="ar-at-least"),
        pytest.param("ar", "ثمانية جنود ماليين على الأقل", [(8, None)], id="ar-at-least-behind"),
        pytest.param(
            "ar", "عشرات القتلى ومئات الجرحى وعدة مفقودين", [(10, None), (200, None), (3, None)], id="ar-vague"
        ),
        pytest.param("ar", "ما بين 12 و15 قتيلا", [(12, 15)], id="ar-between"),
        pytest.param("ar", "ارتفعت الحصيلة من 53 إلى 60 قتيلا", [(53, 53), (60, 60)], id="ar-revision-is-no-range"),
        pytest.param("ar", "يوم الأحد في الثامنة عشرة من عمره", [], id="ar-days-and-ordinals"),
        pytest.param(
            "fr", "une quinzaine de blessés et une demi-douzaine de morts", [(15, 15), (6, 6)], id="fr-groups"
        ),
        pytest.param("fr", "plus d'une centaine de corps", [(100, None)], id="fr-more-than"),
        pytest.param("fr", "soixante et onze (71) militaires", [(71, 71)], id="fr-twice-the-same"),
        pytest.param("fr", "deux ou trois hommes, jusqu'à 20 selon d'autres", [(2, 3), (None, 20)], id="fr-range"),
        pytest.param("fr", "la victime, Moussa, 27, tenait un étal", [], id="fr-an-age-between-commas"),
        pytest.param(
            "fr", "1 400 soldats et 2,5 millions d'habitants", [(1400, 1400), (2500000, 2500000)], id="fr-big"
        ),
        pytest.param("fr", "le 28e régiment, à 15 km, un Mirage 2000, en 2015, à 45 ans", [], id="fr-not-counts"),
        pytest.param("en", "half a dozen hostages and two dozen fighters", [(6, 6), (24, 24)], id="en-dozens"),
        pytest.param(
            "en", "dozens dead, scores missing, several hurt", [(24, None), (40, None), (3, None)], id="en-vague"
        ),
        pytest.param("en", "50-60 people, up to 1,200 displaced", [(50, 60), (None, 1200)], id="en-bounds"),
        pytest.param("en", "a 15-member team, no one, 200 km, since 2015", [], id="en-not-counts"),
    ],
)
def test_figures_are_read_with_their_bounds(language: str, text: str, expected: list[Bounds]) -> None:
    assert bounds(text, language) == expected


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_number_in_words_is_read_back(language: str) -> None:
    genders: tuple[Gender, ...] = ("m", "f")
    cases: tuple[Case, ...] = ("nominative", "accusative", "genitive")
    for number in range(2, 10_000):
        words = number_words(number, language, gender=genders[number % 2], case=cases[number % 3])
        assert bounds(words, language) == [(number, number)], words


@settings(max_examples=300, deadline=None)
@given(
    number=st.integers(0, 9_999),
    gender=st.sampled_from(("m", "f")),
    case=st.sampled_from(("nominative", "accusative", "genitive")),
)
def test_arabic_numbers_are_read_back_in_every_gender_and_case(number: int, gender: Gender, case: Case) -> None:
    words = number_words(number, "ar", gender=gender, case=case)
    (found,) = find_numbers(words, "ar")
    assert found.best == number
    assert words[found.span.start : found.span.end] == words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("الجنود الثمانية عشر", 18),
        ("الخمسة والعشرون مدنيا", 25),
        ("الاثنا عشر قتيلا", 12),
        ("القتلى السبعة", 7),
    ],
)
def test_arabic_numbers_with_the_article_are_one_number(words: str, number: int) -> None:
    assert [n.best for n in find_numbers(words, "ar")] == [number]


def test_a_day_or_an_age_with_the_article_is_no_number() -> None:
    assert find_numbers("يوم الأحد وهو في الخمسين", "ar") == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789٠١٢,. -–و من إلى dozen cent et", max_size=40), st.sampled_from(("ar", "fr", "en")))
def test_spans_lie_in_the_text_in_order(text: str, language: str) -> None:
    spans = [n.span for n in find_numbers(text, language)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert spans == sorted(spans)


def test_a_number_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="not within"):
        number_words(10_000, "ar")
