"""The stage that finds a report's counts."""

from datetime import date

from marsad.extract.numbers import Numbers
from marsad.model.document import Document
from marsad.model.mentions import DaySpan, TimeMention
from marsad.model.report import Report, Span
from marsad.text.split import Split


def test_a_number_inside_a_time_is_no_count() -> None:
    text = "Le 14 mai, 12 soldats ont péri."
    document = Document(Report.of(text, language="fr"))
    Split().run([document])
    document.times = [TimeMention(Span(0, 9), DaySpan(date(2019, 5, 14), date(2019, 5, 14)))]
    Numbers().run([document])
    assert [document.quote(n.span) for n in document.numbers] == ["12"]


def test_each_sentence_is_read_in_its_own_language() -> None:
    document = Document(
        Report.of("أعلن الجيش مقتل خمسة مسلحين.\nTwo soldiers were killed in the clash.", language="ar")
    )
    for stage in (Split(), Numbers()):
        stage.run([document])
    assert [n.best for n in document.numbers] == [5, 2]
