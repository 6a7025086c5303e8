"""The day of publication that nobody wrote: from weekdays, day words and the names in the text."""

from datetime import date
from pathlib import Path

import pytest

from marsad.extract.published import PublicationDay, publish
from marsad.extract.times import Times
from marsad.ground.published import Lifespan
from marsad.model.document import Document
from marsad.model.mentions import Published
from marsad.model.report import Report, Span
from marsad.text.split import Split

LATEST = date(2026, 6, 1)


def infer(text: str, *lifespans: Lifespan) -> Published:
    document = Document(Report.of(text))
    for stage in (Split(), Times()):
        stage.run([document])
    return publish(document, lifespans, latest=LATEST)


def life(name: str, since: str | None, until: str | None = None, what: str = "active") -> Lifespan:
    return Lifespan(
        name,
        date.fromisoformat(since) if since else None,
        date.fromisoformat(until) if until else None,
        Span(0, 1),
        what,
    )


PAIR = "قتل ثلاثة جنود يوم الجمعة 24 نوفمبر في إنضيليمن. وجاء ذلك قبل قمة أمس الأربعاء."


def test_several_years_are_an_open_question() -> None:
    found = infer(PAIR)
    assert found.start is None and found.basis == "unknown"
    assert found.why and "2006, 2017, 2023" in found.why


def test_life_spans_leave_one_year_and_say_why_not_the_others() -> None:
    found = infer(PAIR, life("JNIM", "2017-03-02"), life("the president", "2013-09-04", "2020-08-18", "in office"))
    assert found.anchor == found.start == date(2017, 11, 30)  # the Thursday after "yesterday Wednesday"
    assert all(day.isoweekday() == 4 for day, _ in found.ranked[:2])  # else the next one
    assert found.basis == "inferred"
    assert any(e.startswith("2006") and "JNIM" in e for e in found.excluded)
    assert any(e.startswith("2023") and "president" in e for e in found.excluded)


def test_yesterday_with_weekday_and_date_fixes_the_day() -> None:
    found = infer("Un camp a été attaqué hier vendredi 3 juin.", life("X", "2018-01-01"))
    assert found.start == found.end == date(2022, 6, 4)


def test_a_date_with_its_year_in_the_lead_is_enough() -> None:
    found = infer("Le camp a été attaqué mardi 14 novembre 2023 par des hommes armés.")
    assert found.start and found.end
    assert date(2023, 11, 14) <= found.start <= date(2023, 11, 15) < found.end < date(2023, 11, 30)


@pytest.mark.parametrize(
    "text",
    [
        "Le camp a été attaqué le 14 novembre 2023 par des hommes armés.",
        "The camp was attacked on 14 November 2023 by gunmen. The army said nothing.",
        "هاجم مسلحون المعسكر في 14 نوفمبر 2023 وانسحبوا.",
        "Bulletin du 9 au 14 novembre 2023. Un camp a été attaqué.",
    ],
)
def test_a_report_that_opens_with_a_full_date_is_of_those_days(text: str) -> None:
    found = infer(text)
    assert found.anchor and 0 <= (found.anchor - date(2023, 11, 14)).days <= 7


@pytest.mark.parametrize(
    "text",
    [
        "Hier, le marché de Tin-Hama a été attaqué. Le 14 novembre 2019, il l'avait déjà été.",
        "Gunmen attacked the camp on Friday. It had been overrun on 14 November 2019.",
        "In 2012 the town fell. On 14 November 2019 the camp was attacked.",
        "Depuis le 14 novembre 2019, le village vit sans école.",
    ],
)
def test_a_recalled_full_date_is_not_the_present(text: str) -> None:
    found = infer(text)
    assert (found.start, found.basis) == (None, "unknown")


def test_the_day_of_another_s_report_is_not_the_report_s_own() -> None:
    text = "Hier, le village a brûlé. Selon un rapport publié le 14 novembre 2019, il l'avait déjà été."
    assert infer(text).basis == "unknown"
    assert infer("Le 3 mars 2020\nArticle publié le 4 mars 2020\nUn convoi a été attaqué.").basis == "stated"


def test_a_year_written_alone_does_not_make_a_day_the_past() -> None:
    found = infer("Communiqué de 2025 : l'armée a frappé mercredi 15 janvier un rassemblement à Nara.")
    assert found.start and found.start.year == 2025 and found.anchor and (found.anchor - date(2025, 1, 15)).days <= 7


def test_a_year_ahead_is_planned_and_excludes_nothing_near_it() -> None:
    text = "Deux villageois ont été tués samedi 10 octobre. La route est promise pour {}."
    assert {day.year for day, _ in infer(text.format("2022")).ranked} == {2020}
    assert {day.year for day, _ in infer(text.format("2017")).ranked} == {2015, 2020}


def test_a_day_ahead_of_every_possible_publication_is_no_bound() -> None:
    text = "Le camp a été attaqué samedi 30 mai 2026. Le vote est fixé : 27 juin 2026."
    found = infer(text)
    assert found.anchor and date(2026, 5, 30) <= found.anchor <= LATEST


def test_words_before_a_day_that_tell_a_happening_are_no_dateline() -> None:
    text = "Souley Garba was killed on Wednesday 28 February. About that there is no dispute."
    document = Document(Report.of(text))
    for stage in (Split(), Times()):
        stage.run([document])
    assert [m.role for m in document.times] == ["event"]


def test_yesterday_s_weekday_is_that_of_the_written_day_or_of_a_week_later() -> None:
    text = "قتل جنديان فجر الخميس 14 يونيو في هجوم على المعسكر. وقال الوالي أمس الخميس إن المنطقة هادئة."
    found = infer(text, life("X", "2014-01-01", "2021-01-01"))
    assert found.anchor in (date(2018, 6, 15), date(2018, 6, 22))
    assert found.start == date(2018, 6, 15) and found.end == date(2018, 6, 22)


def test_what_fixes_no_day_gives_a_stretch_and_the_likeliest_days_in_words() -> None:
    found = infer("Deux villageois ont été tués samedi 10 octobre.", life("X", "2018-01-01", "2024-01-01"))
    assert found.start and found.end and found.anchor and found.start.year == 2020
    assert found.start <= found.anchor <= found.end and 0 < (found.end - found.start).days < 14
    assert found.why and f"likeliest {found.anchor.isoformat()}" in found.why and "not 2015: X active" in found.why


def test_several_years_are_ranked_and_the_likeliest_named() -> None:
    found = infer("Deux villageois ont été tués samedi 10 octobre.", life("X", "2013-01-01"))
    assert found.start is None and {day.year for day, _ in found.ranked} == {2015, 2020}
    assert found.why and f"likeliest {found.ranked[0][0].isoformat()}" in found.why
    assert sum(share for _, share in found.ranked) == pytest.approx(1)


def test_a_name_may_be_met_before_its_recorded_beginning() -> None:
    text = "Deux villageois ont été tués vendredi 8 novembre."  # 2013, 2019, 2024
    volunteers = Lifespan("volunteers", date(2020, 1, 21), None, Span(0, 1), early=92)
    assert {day.year for day, _ in infer(text, volunteers).ranked} == {2019, 2024}


def test_a_month_written_with_its_year_is_not_the_present() -> None:
    found = infer("Moura, fin mars 2022 : ils étaient au marché ce dimanche 27 mars.", life("JNIM", "2017-03-02"))
    assert found.start is None


def test_the_report_that_states_its_day_is_believed() -> None:
    found = infer("Publié le 3 mars 2020\nUn convoi a été attaqué hier.")
    assert (found.start, found.basis) == (date(2020, 3, 3), "stated")


def test_no_report_is_from_the_future() -> None:
    found = infer("Un convoi a été attaqué samedi 26 décembre.", life("X", "2017-01-01"))
    assert found.start and date(2020, 12, 26) <= found.start < date(
        2020, 12, 31
    )  # 2026 would fit too, after the latest day


def test_no_clue_no_answer() -> None:
    assert infer("Un convoi a été attaqué.").basis == "unknown"


REPORT = Path(__file__).parents[3] / "shared" / "reports" / "alghad-2017-12.txt"


@pytest.mark.skipif(not REPORT.exists(), reason="the report is not part of the project")
def test_the_first_report_is_from_the_middle_of_december_2017() -> None:
    from marsad.extract.actors import Actors
    from marsad.extract.numbers import Numbers
    from marsad.extract.places import Places

    document = Document(Report.of(REPORT.read_text(encoding="utf-8")))
    for stage in (Split(), Times(), Numbers(), Places(), Actors(), PublicationDay(latest=LATEST)):
        stage.run([document])
    assert (document.published.start, document.published.end) == (date(2017, 12, 13), date(2017, 12, 14))
    assert {e[:4] for e in document.published.excluded} >= {"2006", "2023"}
    days = {document.quote(m.span): m.when.start for m in document.times}
    assert date(2017, 11, 24) in days.values()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Turkish troops shelled the town on Friday.", set(), id="an-army-dates-nothing"),
        pytest.param("طيران الجيش الليبي قصف المدينة.", set(), id="the-army-of-any-year"),
        pytest.param("Two VDP volunteers were killed.", {"Volunteers for the Defence of the Homeland"}, id="militia"),
    ],
)
def test_only_what_begins_and_ends_dates_a_report(text: str, names: set[str]) -> None:
    from marsad.extract.actors import Actors
    from marsad.extract.numbers import Numbers
    from marsad.extract.places import Places
    from marsad.extract.published import lifespans_of

    document = Document(Report.of(text))
    for stage in (Split(), Times(), Numbers(), Places(), Actors()):
        stage.run([document])
    assert {life.name for life in lifespans_of(document)} == names
