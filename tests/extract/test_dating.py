"""Which words date a happening."""

from datetime import date

import pytest

from marsad.extract.dating import _candidates, days_for
from marsad.extract.dating_features import has_hour
from marsad.extract.dating_read import day_choices
from marsad.extract.times import Times
from marsad.model.document import Document
from marsad.model.report import Report, Span
from marsad.text.split import Split


def dated(body: str, trigger: str, *, published: str = "2020-06-12", title: str | None = None) -> str | None:
    """The words that date the trigger."""
    document = Document(Report.of(body, title=title, published=date.fromisoformat(published)))
    for stage in (Split(), Times()):
        stage.run([document])
    start = document.text.index(trigger)
    mention = days_for(document, Span(start, start + len(trigger)))
    return document.quote(mention.span) if mention else None


@pytest.mark.parametrize(
    ("body", "trigger", "words"),
    [
        ("Le ministre a annoncé ce mercredi que le camp avait été attaqué samedi.", "attaqué", "samedi"),
        ("قال الناطق الاثنين إن مسلحين هاجموا القرية يوم السبت.", "هاجموا", "يوم السبت"),
        ("The army said on Monday that gunmen attacked the village on Saturday.", "attacked", "Saturday"),
        ("Gunmen attacked the village on Friday. They burned houses and fled.", "burned", "Friday"),
        ("Un convoi a été visé samedi, après l'attaque du 2 avril contre le camp.", "attaque", "2 avril"),
    ],
)
def test_the_clause_decides(body: str, trigger: str, words: str) -> None:
    assert dated(body, trigger) == words


def test_the_day_of_a_statement_dates_no_attack() -> None:
    body = "Le camp a été attaqué, a annoncé l'état-major mercredi. L'assaut a commencé samedi à l'aube."
    assert dated(body, "attaqué") == "samedi à l'aube"


def test_the_headline_has_the_day_of_the_lead() -> None:
    assert dated("Samedi, le camp a été pris.", "Raid", title="Raid sur un camp") == "Samedi"


def test_since_reaches_to_the_day_of_publication() -> None:
    body = "Since March 2019 the group had already struck three towns."
    document = Document(Report.of(body, published=date(2020, 6, 12)))
    for stage in (Split(), Times()):
        stage.run([document])
    start = body.index("struck")
    mention = days_for(document, Span(start, start + 6))
    assert mention is not None
    assert (mention.when.start, mention.when.end) == (date(2019, 3, 1), date(2020, 6, 12))


def test_where_nothing_dates_it_nothing_is_said() -> None:
    assert dated("Le camp a été attaqué.", "attaqué") is None


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("At dusk they set the market on fire.", True),
        ("9 h 05 – Des tirs sont entendus.", True),
        ("وفي المساء أحرقوا السوق.", True),
        ("They set the market on fire.", False),
        ("Ils ont incendié le marché.", False),
        ("أحرقوا السوق.", False),
    ],
)
def test_a_time_of_the_day_says_that_there_is_a_day(body: str, told: bool) -> None:
    document = Document(Report.of(body))
    Split().run([document])
    assert has_hour(document, document.sentences[0]) is told


def test_since_may_be_the_day_it_began_or_all_the_days_since() -> None:
    body = "Over a hundred people have been killed since 24 April."
    document = Document(Report.of(body, published=date(2023, 6, 17)))
    for stage in (Split(), Times()):
        stage.run([document])
    start = body.index("killed")
    choices = day_choices(document, Span(start, start + 6), None, _candidates(document), background=False)
    days = [(c.mention.when.start, c.mention.when.end) for c in choices if c.mention]
    assert days == [(date(2023, 4, 24), date(2023, 4, 24)), (date(2023, 4, 24), date(2023, 6, 17))]


@pytest.mark.parametrize("words", ["بحسب ما أعلنته وزارة الدفاع", "حسبما ذكرته وزارة الدفاع", "وفق ما نشرته الوزارة"])
def test_the_day_on_which_it_was_announced_dates_no_attack(words: str) -> None:
    body = f"قُتل 17 جنديا في كمين نصبه مسلحون قرب كوتوغو، {words} مساء الأربعاء. وتعرضت المفرزة للكمين ظهر الثلاثاء."
    assert dated(body, "كمين") == "ظهر الثلاثاء"
