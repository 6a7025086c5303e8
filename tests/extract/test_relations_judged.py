"""What the reader holds of two ends, joined with the cues: a tie needs the text, not the list."""

from collections.abc import Sequence

import pytest

from marsad.extract.actors import Actors
from marsad.extract.places import Places
from marsad.extract.relations import find_relations
from marsad.extract.relations_judged import judged
from marsad.extract.relations_pairs import pairs_of
from marsad.model.document import Document
from marsad.model.mentions import Relation
from marsad.model.report import Report, Span
from marsad.reader.labels import TIES
from marsad.text.split import Split


class Reader:
    """A reader that holds two ends, named by their words, to be tied in one way, and nothing else."""

    def __init__(self, document: Document, one: str, other: str, tie: str, sure: float) -> None:
        self.document, self.asked, self.tie, self.sure = document, (one, other), tie, sure

    def ties(self, pairs: Sequence[tuple[Span, Span]]) -> list[dict[str, float]]:
        return [self._row(tuple(map(self.document.quote, pair)) == self.asked) for pair in pairs]

    def _row(self, right: bool) -> dict[str, float]:
        sure = self.sure if right else 0.0
        return dict.fromkeys(TIES, 0.0) | {"none": 1 - sure, self.tie: sure}


def document_of(text: str) -> Document:
    document = Document(Report.of(text))
    for stage in (Split(), Places(), Actors()):
        stage.run([document])
    return document


def read_ties(text: str, one: str, other: str, tie: str, sure: float) -> list[Relation]:
    document = document_of(text)
    document.reading = Reader(document, one, other, tie, sure)  # type: ignore[assignment]
    return judged(document, find_relations(document))


def test_a_tie_in_words_that_no_cue_has_is_given_with_the_words() -> None:
    text = "Gunmen struck on Monday. Katiba Serma, which takes its orders from JNIM, said nothing."
    assert find_relations(document_of(text)) == []
    (tie,) = read_ties(text, "Katiba Serma", "JNIM", "part_of", 0.97)
    assert (tie.subject, tie.predicate, tie.object) == ("katiba-serma", "part_of", "jnim")
    assert text[tie.span.start : tie.span.end] == "Katiba Serma, which takes its orders from JNIM"


@pytest.mark.parametrize("sure", [0.0, 0.02])
def test_the_list_alone_ties_nothing(sure: float) -> None:
    text = "Fighters of Katiba Serma and of JNIM were seen near Boni on Monday."
    assert read_ties(text, "Katiba Serma", "JNIM", "part_of", sure) == []


def test_ends_pair_within_a_sentence_and_with_the_two_before_it() -> None:
    document = document_of("JNIM spoke. It rained. It was cold. Wagner left Gao. The MNLA was silent.")
    pairs = {(p.subject.id, p.object.id) for p in pairs_of(document)}
    assert ("wagner", "mnla") in pairs and ("mnla", "wagner") in pairs
    assert ("mnla", "ml-gao") in pairs and ("ml-gao", "mnla") not in pairs
    assert not any("jnim" in pair for pair in pairs)
