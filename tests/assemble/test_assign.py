"""Figures go to the happening whose words they stand with."""

from marsad.assemble.assign import assign_harms
from marsad.extract.harm import HarmLines
from marsad.extract.numbers import Numbers
from marsad.model.document import Document
from marsad.model.mentions import Trigger
from marsad.model.report import Report, Span
from marsad.text.split import Split


def document_of(text: str) -> Document:
    document = Document(Report.of(text, language="en"))
    for stage in (Split(), Numbers(), HarmLines()):
        stage.run([document])
    return document


def trigger(document: Document, words: str, kind: str) -> list[Trigger]:
    at = document.text.index(words)
    sentence = document.sentence_at(at)
    assert sentence is not None
    return [Trigger(Span(at, at + len(words)), (kind,), "noun", sentence.index)]


def quotes(document: Document, owned: list[list[int]]) -> list[list[str]]:
    return [[document.quote(document.harms[i].span) for i in members] for members in owned]


def test_each_clause_keeps_its_own_figures() -> None:
    document = document_of("An ambush killed four soldiers on Monday; shelling killed two children on Tuesday.")
    groups = [trigger(document, "ambush", "ambush"), trigger(document, "shelling", "shelling")]
    assert quotes(document, assign_harms(document, groups, [False, False])) == [["four soldiers"], ["two children"]]


def test_a_toll_without_a_happening_goes_to_the_one_told_before() -> None:
    document = document_of("Gunmen attacked the village on Monday. Eleven people died and six were wounded.")
    groups = [trigger(document, "attacked", "attack")]
    assert len(assign_harms(document, groups, [False])[0]) == 2


def test_totals_over_a_period_go_nowhere() -> None:
    document = document_of("Gunmen attacked the village. More than 900 people have been killed this year.")
    assert assign_harms(document, [trigger(document, "attacked", "attack")], [False]) == [[]]


def test_without_happenings_nothing_is_assigned() -> None:
    assert assign_harms(document_of("Four soldiers died."), [], []) == []


def test_a_figure_told_again_stays_with_its_happening() -> None:
    document = document_of(
        "Gunmen attacked the village on Monday and killed six herders. Troops shelled a hill on Tuesday. "
        "The governor confirmed the six dead."
    )
    groups = [trigger(document, "attacked", "attack"), trigger(document, "shelled", "shelling")]
    assert [len(members) for members in assign_harms(document, groups, [False, False])] == [2, 0]
