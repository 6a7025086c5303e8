"""Figures go to the happening whose words they stand with."""

from collections.abc import Sequence
from typing import cast

import pytest

from marsad.assemble.assign import assign_harms
from marsad.extract.harm import HarmLines
from marsad.extract.numbers import Numbers
from marsad.model.document import Document
from marsad.model.mentions import Trigger
from marsad.model.reading import Reading
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


class Reader:
    """A reader that is sure of one trigger's figures and of nothing else."""

    def __init__(self, sure_of: Span) -> None:
        self.sure_of = sure_of

    def roles(self, trigger: Span, mentions: Sequence[Span]) -> list[dict[str, float]]:
        sure = 0.98 if trigger == self.sure_of else 0.02
        return [{"killed": sure, "injured": 0.0, "harmed": 0.0} for _ in mentions]


def test_the_reader_gives_a_figure_to_a_happening_told_farther_away() -> None:
    document = document_of("Troops shelled a hill after gunmen stormed the village on Monday. Eleven people died.")
    groups = [trigger(document, "stormed", "attack"), trigger(document, "shelled", "shelling")]
    for chosen in (0, 1):
        document.reading = Reader(groups[chosen][0].span)  # type: ignore[assignment]
        owned = assign_harms(document, groups, [False, False])
        assert [len(members) for members in owned] == ([1, 0] if chosen == 0 else [0, 1])


def test_that_nobody_was_harmed_is_said_of_some_happening(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of("Gunmen attacked the village on Monday. No casualties were reported.")
    groups = [trigger(document, "attacked", "attack")]
    document.reading = cast(Reading, object())  # with the reader, which here finds none likely
    monkeypatch.setattr("marsad.assemble.assign.choose_happening", lambda choices: None)
    monkeypatch.setattr("marsad.assemble.assign.choices_of", lambda *arguments: [])
    assert len(assign_harms(document, groups, [False])[0]) == 2


def test_nobody_harmed_is_not_said_of_a_happening_with_victims(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of("Gunmen attacked the village and killed six herders. A bus burned, no casualties.")
    groups = [trigger(document, "attacked", "attack")]
    document.reading = cast(Reading, object())
    monkeypatch.setattr("marsad.assemble.assign.choose_happening", lambda choices: 0 if choices else None)
    monkeypatch.setattr(
        "marsad.assemble.assign.choices_of", lambda document, harm, *others: [harm] if harm.high else []
    )
    assert quotes(document, assign_harms(document, groups, [False])) == [["six herders"]]
