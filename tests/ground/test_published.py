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
    assert found.start == found.end == date(2017, 11, 30)  # the Thursday after "yesterday Wednesday"
    assert found.basis == "inferred"
    assert any(e.startswith("2006") and "JNIM" in e for e in found.excluded)
    assert any(e.startswith("2023") and "president" in e for e in found.excluded)


def test_yesterday_with_weekday_and_date_fixes_the_day() -> None:
    found = infer("Un camp a été attaqué hier vendredi 3 juin.", life("X", "2018-01-01"))
    assert found.start == found.end == date(2022, 6, 4)


def test_a_date_with_its_year_in_the_lead_is_enough() -> None:
    found = infer("Le camp a été attaqué mardi 14 novembre 2023 par des hommes armés.")
    assert (found.start, found.end) == (date(2023, 11, 14), date(2023, 11, 15))


def test_a_month_written_with_its_year_is_not_the_present() -> None:
    found = infer("Moura, fin mars 2022 : ils étaient au marché ce dimanche 27 mars.", life("JNIM", "2017-03-02"))
    assert found.start is None


def test_the_report_that_states_its_day_is_believed() -> None:
    found = infer("Publié le 3 mars 2020\nUn convoi a été attaqué hier.")
    assert (found.start, found.basis) == (date(2020, 3, 3), "stated")


def test_no_report_is_from_the_future() -> None:
    found = infer("Un convoi a été attaqué samedi 26 décembre.", life("X", "2017-01-01"))
    assert found.start == date(2020, 12, 26)  # 2026 would fit too, after the latest day


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
