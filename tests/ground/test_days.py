"""The days that expressions mean, as a coder of news would read them."""

from datetime import date

import pytest

from marsad.ground.days import find_times
from marsad.model.mentions import TimeMention


def read(text: str, anchor: str | None, language: str | None = None, *, coarse: bool = False) -> list[TimeMention]:
    return find_times(text, anchor=date.fromisoformat(anchor) if anchor else None, language=language, coarse=coarse)


def spans(mentions: list[TimeMention]) -> list[str]:
    return [f"{m.when.start}" if m.when.start == m.when.end else f"{m.when.start}/{m.when.end}" for m in mentions]


@pytest.mark.parametrize(
    ("text", "anchor", "days"),
    [
        pytest.param("أول من أمس", "2018-12-26", ["2018-12-24"], id="ar-two-days-back"),
        pytest.param("ليل السبت الأحد", "2020-03-25", ["2020-03-21/2020-03-22"], id="ar-night-of-two-days"),
        pytest.param("ليلة الخميس إلى الجمعة", "2022-10-07", ["2022-10-06/2022-10-07"], id="ar-night-to"),
        pytest.param("يوم 24 نوفمبر / تشرين الثاني", "2017-12-14", ["2017-11-24"], id="ar-two-names-of-a-month"),
        pytest.param("27 تشرين الأول (أكتوبر)", "2019-01-04", ["2018-10-27"], id="ar-second-name-in-brackets"),
        pytest.param("3 جويلية", "2012-08-01", ["2012-07-03"], id="ar-Tunis-and-Algiers"),
        pytest.param("7 غشت و9 شتنبر", "2012-12-01", ["2012-08-07", "2012-09-09"], id="ar-Rabat"),
        pytest.param("غرة أكتوبر", "2019-11-02", ["2019-10-01"], id="ar-first-of-the-month"),
        pytest.param("٢٦ آب ٢٠١٨", None, ["2018-08-26"], id="ar-digits"),
        pytest.param("قبل يومين", "2018-12-26", ["2018-12-24"], id="ar-dual"),
        pytest.param("بين 5 و7 مارس", "2020-04-01", ["2020-03-05/2020-03-07"], id="ar-between"),
        pytest.param("يومي 10 و11 يونيو", "2018-06-12", ["2018-06-10/2018-06-11"], id="ar-two-days"),
        pytest.param("الرابع من أكتوبر الماضي", "2018-01-13", ["2017-10-04"], id="ar-rank-and-last"),
        pytest.param("يوم الأحد ١٤ جمادى الأولى ١٤٤٠", "2019-01-22", ["2019-01-20"], id="ar-Hijri"),
        pytest.param("أمس الجمعة 29 جوان", "2012-06-30", ["2012-06-29"], id="ar-yesterday-weekday-date"),
        pytest.param("أواخر العام الماضي", "2012-03-04", ["2011-10-01/2011-12-31"], id="ar-late-last-year"),
        pytest.param("لليوم السابع على التوالي", "2023-09-27", ["2023-09-21/2023-09-27"], id="ar-days-in-a-row"),
        pytest.param("ربيع السنة الماضية", "2020-06-19", ["2019-03-01/2019-05-31"], id="ar-season"),
        pytest.param("dans la nuit de vendredi à samedi", "2021-06-08", ["2021-06-04/2021-06-05"], id="fr-night"),
        pytest.param("dans la nuit du 22 au 23 mars", "2020-03-26", ["2020-03-22/2020-03-23"], id="fr-night-of-days"),
        pytest.param("mercredi soir", "2019-11-07", ["2019-11-06"], id="fr-evening"),
        pytest.param("du 3 au 5 mai", "2021-06-08", ["2021-05-03/2021-05-05"], id="fr-range"),
        pytest.param("les 3 et 4 juillet", "2021-08-08", ["2021-07-03/2021-07-04"], id="fr-two-days"),
        pytest.param("il y a trois jours", "2021-06-08", ["2021-06-05"], id="fr-ago"),
        pytest.param("le 9 novembre dernier", "2022-05-12", ["2021-11-09"], id="fr-last"),
        pytest.param("début avril", "2021-05-25", ["2021-04-01/2021-04-10"], id="fr-beginning"),
        pytest.param("hier dimanche", "2021-09-13", ["2021-09-12"], id="fr-yesterday-weekday"),
        pytest.param("les années 1990", "2021-09-13", ["1990-01-01/1999-12-31"], id="fr-decade"),
        pytest.param("insinué le 26 que", "2020-08-31", ["2020-08-26"], id="fr-lone-day"),
        pytest.param("jeudi 25", "2024-07-27", ["2024-07-25"], id="fr-weekday-and-day"),
        pytest.param("overnight", "2020-09-08", ["2020-09-07/2020-09-08"], id="en-overnight"),
        pytest.param("between Friday and Sunday", "2016-05-03", ["2016-04-29/2016-05-01"], id="en-weekdays"),
        pytest.param("On 12 and 13 October", "2020-11-01", ["2020-10-12/2020-10-13"], id="en-two-days"),
        pytest.param("Tuesday, January 12", "2021-01-14", ["2021-01-12"], id="en-weekday-month-day"),
        pytest.param("over the weekend", "2024-07-29", ["2024-07-27/2024-07-28"], id="en-weekend-just-past"),
        pytest.param("early March 2019", "2020-01-14", ["2019-03-01/2019-03-10"], id="en-early"),
        pytest.param("Christmas Eve 2016", "2020-01-14", ["2016-12-24"], id="en-feast"),
        pytest.param("last month", "2021-06-07", ["2021-05-01/2021-05-31"], id="en-last-month"),
    ],
)  # fmt: skip
def test_an_expression_means_these_days(text: str, anchor: str | None, days: list[str]) -> None:
    assert spans(read(text, anchor)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "وقع ذلك في 3 مارس 2019. وفي اليوم التالي انسحب الجيش. وقبل ذلك بيومين قتل رجل.",
            ["2019-03-03", "2019-03-04", "2019-03-02"],
        ),
        (
            "Il a été tué le 3 mars 2019. La veille, un autre. Deux jours plus tard, un autre encore.",
            ["2019-03-03", "2019-03-02", "2019-03-04"],
        ),
        (
            "It was hit on 3 March 2019. The next day it fell; three days earlier it was safe.",
            ["2019-03-03", "2019-03-04", "2019-03-01"],
        ),
    ],
)
def test_anaphora_count_from_the_day_last_spoken_of(text: str, days: list[str]) -> None:
    assert spans(read(text, "2019-06-01")) == days


def test_the_same_night_is_the_night_last_spoken_of() -> None:
    text = "Dans la nuit du 4 au 5 juin, Solhan a brûlé. Mardi, le maire est venu. La même nuit, Tadaryat avait brûlé."
    assert spans(read(text, "2021-06-09"))[-1] == "2021-06-04/2021-06-05"


def test_a_bare_weekday_is_past_unless_the_clause_looks_ahead() -> None:
    assert spans(read("Le convoi a été attaqué samedi.", "2021-06-09")) == ["2021-06-05"]
    assert spans(read("Une marche est prévue samedi.", "2021-06-09")) == ["2021-06-12"]
    assert spans(read("سيصل الوفد السبت", "2021-06-09")) == ["2021-06-12"]
    assert spans(read("The court will rule on Saturday.", "2021-06-09")) == ["2021-06-12"]


def test_a_weekday_that_is_today_is_today() -> None:
    assert spans(read("قتل جنديان الأربعاء", "2021-06-09")) == ["2021-06-09"]


def test_a_year_that_no_one_wrote_is_the_last_that_fits() -> None:
    assert spans(read("le 24 décembre", "2021-01-10")) == ["2020-12-24"]
    assert spans(read("en décembre", "2021-01-10")) == ["2020-12-01/2020-12-31"]


def test_a_weekday_finds_the_year_among_those_the_text_names() -> None:
    text = "Moura, fin mars 2022. Ils étaient au marché ce dimanche 27 mars."
    assert spans(read(text, "2023-05-12"))[-1] == "2022-03-27"


def test_durations_ages_counts_and_clock_times_are_no_dates() -> None:
    for text in (
        "Un homme de 45 ans a été détenu pendant trois jours, 15 civils ont été tués à 19h45.",
        "احتجز لمدة يومين وعمره 12 عاما وقتل 15 مدنيا في الساعة 7",
        "At 9:45 pm, after two hours, 2000 people fled; the boy was 12 years old.",
    ):
        assert read(text, "2021-06-09") == [], text


def test_conflicts_are_told_and_the_likeliest_reading_given() -> None:
    (wrong_weekday,) = read("dimanche 15 septembre 2021", "2021-10-01", "fr")
    assert (wrong_weekday.when.start, bool(wrong_weekday.issue)) == (date(2021, 9, 15), True)
    (after,) = read("L'attaque du 3 mars 2022 a fait deux morts", "2022-02-01", "fr")
    assert after.issue and "after the day of publication" in after.issue
    (last,) = read("12 July last", "2021-07-20", "en")
    assert (last.when.start, bool(last.issue)) == (date(2021, 7, 12), True)


def test_news_means_the_calendar_year_by_two_years_ago() -> None:
    assert spans(read("il y a deux ans", "2018-12-26")) == ["2016-12-26"]
    assert spans(read("il y a deux ans", "2018-12-26", coarse=True)) == ["2016-01-01/2016-12-31"]


def test_a_day_that_is_not_is_no_day() -> None:
    assert all(m.when.start is None for m in read("31 février 2019", "2020-01-01"))


def test_offsets_point_into_the_text_as_written() -> None:
    text = "«قُتِلَ» يومَ الجُمُعَة، ٢٤ نوفمبر ٢٠١٧"
    (mention,) = read(text, None)
    assert text[mention.span.start : mention.span.end] == "يومَ الجُمُعَة، ٢٤ نوفمبر ٢٠١٧"


def test_any_text_is_read_without_failing() -> None:
    for text in ("", " ", "\n\n", "31/31/31", "من إلى بين و", "du au entre et", "0000-00-00", "🙂 12" * 50, "9" * 400):
        read(text, "2020-01-01")


@pytest.mark.parametrize(
    ("text", "anchor", "language", "days"),
    [
        pytest.param(
            "Lorries came in on Saturday, the first in a month.", "2023-10-09", "en", "2023-10-07", id="first"
        ),
        pytest.param("A truce began on Friday, the fourth since May.", "2015-09-28", "en", "2015-09-25", id="fourth"),
        pytest.param("It began on Friday, the fourth, at dawn.", "2015-09-28", "en", "2015-09-04", id="a-date"),
        pytest.param("Jeudi, une troisième patrouille est tombée.", "2022-02-14", "fr", "2022-02-10", id="fr"),
        pytest.param("احترق المخزن يوم الأحد، الرابعة من نوعها.", "2021-03-16", "ar", "2021-03-14", id="ar-feminine"),
        pytest.param("وقع ذلك الاثنين 22 يوليو، لآلاف الأسباب.", "2019-07-24", "ar", "2019-07-22", id="ar-thousands"),
    ],
)
def test_an_ordinal_that_counts_is_no_day_of_the_month(text: str, anchor: str, language: str, days: str) -> None:
    assert spans(read(text, anchor, language))[0] == days


@pytest.mark.parametrize(
    ("text", "anchor", "language", "days"),
    [
        pytest.param(
            "Un raid en 2011, le 5 juillet de cette année-là, a échoué.", "2025-01-28", "fr", "2011-07-05", id="fr-that"
        ),
        pytest.param("A raid failed in 2011, on 5 July of that year.", "2025-01-28", "en", "2011-07-05", id="en-that"),
        pytest.param(
            "Le 30 septembre 2019 le poste est tombé ; en mars de la même année, un autre.",
            "2021-10-02",
            "fr",
            "2019-03-01/2019-03-31",
            id="fr-same",
        ),
    ],
)
def test_that_year_is_the_year_spoken_of(text: str, anchor: str, language: str, days: str) -> None:
    assert spans(read(text, anchor, language, coarse=True))[-1] == days


def test_what_is_told_came_before_the_report() -> None:
    text = "Le 11 mars, ils ont repris la ville. Trois ans après l'avoir perdue, ils y reviennent."
    assert spans(read(text, "2025-03-22", "fr", coarse=True)) == ["2025-03-11", "2022-01-01/2022-12-31"]
