"""The stage `Times`: roles of days, issues, and days that wait for a publication day."""

from datetime import date

import pytest

from marsad.extract.published import PublicationDay
from marsad.extract.times import Times
from marsad.model.document import Document
from marsad.model.report import Report
from marsad.text.split import Split


def read(body: str, *, published: str | None = None, title: str | None = None) -> Document:
    day = date.fromisoformat(published) if published else None
    document = Document(Report.of(body, title=title, published=day))
    for stage in (Split(), Times()):
        stage.run([document])
    return document


def told(document: Document) -> list[tuple[str, str]]:
    return [(document.quote(m.span), str(m.when.start)) for m in document.times]


def test_spans_point_into_title_and_body() -> None:
    document = read("Dimanche, le maire a confirmé.", title="Attaque samedi à Gao", published="2020-06-08")
    assert told(document) == [("samedi", "2020-06-06"), ("Dimanche", "2020-06-07")]


def test_a_given_day_of_publication_is_kept() -> None:
    document = read("Il a été tué hier.", published="2020-06-08")
    assert (document.published.start, document.published.basis) == (date(2020, 6, 8), "given")


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("DAKAR, Sept 15 - More than forty trucks burned on Sunday.", "dateline"),
        ("Bamako, le 2 avril 2021\nDes hommes armés ont attaqué le camp.", "dateline"),
        ("باماكو، 24 نوفمبر 2017 – قتل جنديان في هجوم", "dateline"),
        ("Publié le 3 mars 2020\nUn convoi a été attaqué.", "published"),
        ("Les jeunes du Mouvement du 5 juin ont marché.", "name"),
        ("أقيمت المباراة في ملعب 26 مارس بالعاصمة", "name"),
        ("Le camp a été attaqué le 2 avril 2021 à Aguelhok.", "event"),
        ("Ouagadougou, 14 March 2025. The army said it had lost two men.", "dateline"),
        ("Gunmen attacked Gao on Tuesday. A soldier died.", "event"),
        ("C'était dans la nuit du 4 au 5 juin. Les premiers ont attaqué le camp.", "event"),
        ("هاجم مسلحون غاو الثلاثاء. وقتل جندي.", "event"),
        ("قتل ثلاثة جنود في غاو يوم 27 مايو.", "event"),
    ],
)
def test_days_have_roles(body: str, role: str) -> None:
    assert read(body, published="2021-12-01").times[0].role == role


def test_conflicts_are_issues_of_the_report() -> None:
    document = read("L'attaque de dimanche 15 septembre 2021 a fait deux morts.", published="2021-10-01")
    assert [i.stage for i in document.issues] == ["times"]
    assert document.issues[0].span == document.times[0].span


def test_a_stated_day_of_publication_dates_the_rest() -> None:
    document = read("Publié le 3 mars 2020\nUn convoi a été attaqué hier.")
    assert document.published.basis == "stated"
    assert told(document)[-1] == ("hier", "2020-03-02")


def test_without_any_clue_relative_days_stay_open() -> None:
    document = read("Un convoi a été attaqué hier.")
    assert document.published.basis == "unknown" and document.published.why
    assert told(document) == [("hier", "None")]


def test_batches_do_not_mix() -> None:
    bodies = ["Hier, un mort.", "قتل جندي أمس", "Two died on Friday."]
    documents = [Document(Report.of(b, published=date(2020, 6, 8))) for b in bodies]
    for stage in (Split(), Times()):
        stage.run(documents)
    assert [told(d) for d in documents] == [told(read(b, published="2020-06-08")) for b in bodies]


def test_publication_day_leaves_a_given_day_alone() -> None:
    document = read("Un convoi a été attaqué hier.", published="2020-06-08")
    PublicationDay().run([document])
    assert document.published.basis == "given"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Une frappe a tué mardi 19 civils à Bounti.", [("mardi", "2020-06-02")], id="fr-civilians"),
        pytest.param("L'attaque a fait dimanche 7 morts.", [("dimanche", "2020-06-07")], id="fr-dead"),
        pytest.param("Le chef de l'armée est arrivé mardi 2 à Gao.", [("mardi 2", "2020-06-02")], id="fr-a-date"),
        pytest.param("Bamako - Sept soldats ont été tués samedi.", [("samedi", "2020-06-06")], id="fr-seven"),
        pytest.param(
            "Il est mort le 12 sept. Les soldats sont partis.", [("12 sept", "2019-09-12")], id="fr-september"
        ),
        pytest.param("On Tuesday 19 civilians were killed.", [("Tuesday", "2020-06-02")], id="en-civilians"),
        pytest.param("On Tuesday 2 June soldiers left.", [("Tuesday 2 June", "2020-06-02")], id="en-a-date"),
        pytest.param("In May soldiers left.", [("May", "2020-05-01")], id="en-a-month"),
        pytest.param("قتل الثلاثاء 19 مدنيا في غاو.", [("الثلاثاء", "2020-06-02")], id="ar-civilians"),
        pytest.param("وصل الوزير الثلاثاء 2 يونيو.", [("الثلاثاء 2 يونيو", "2020-06-02")], id="ar-a-date"),
    ],
)
def test_a_number_of_people_is_no_part_of_a_date(body: str, expected: list[tuple[str, str]]) -> None:
    assert told(read(body, published="2020-06-08")) == expected


@pytest.mark.parametrize(
    ("body", "night"),
    [
        ("Le 27 mai, le camp a été attaqué. La nuit précédente, Ansongo avait été visé.", (26, 27)),
        ("The camp was attacked on 27 May. The previous night gunmen had raided Ansongo.", (26, 27)),
        ("هوجم المعسكر يوم 27 مايو. وفي الليلة السابقة هوجمت أنسونغو.", (26, 27)),
        ("Le 27 mai, le camp a été attaqué. La nuit suivante, Ansongo a été visé.", (27, 28)),
        ("The camp was attacked in the night of 26 to 27 May. The following night it was Ansongo.", (27, 28)),
    ],
)
def test_the_night_before_or_after_a_day_spoken_of_covers_two_days(body: str, night: tuple[int, int]) -> None:
    when = read(body, published="2021-06-10").times[-1].when
    assert (when.start, when.end) == (date(2021, 5, night[0]), date(2021, 5, night[1]))
