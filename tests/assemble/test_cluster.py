"""Which tellings are one."""

from dataclasses import dataclass

import pytest

from marsad.assemble.cluster import flows
from marsad.assemble.cluster_read import join
from marsad.assemble.happening import Telling
from marsad.model.mentions import Trigger
from marsad.model.report import Span


@pytest.mark.parametrize("words", [" dans l'", " dans l’", " in the ", " في "])
def test_words_that_flow_on(words: str) -> None:
    assert flows(words)


@pytest.mark.parametrize("words", [". Dans l'", "، وقال إن ", "», dit-il, dans ", " – «", "\n"])
def test_words_that_stop(words: str) -> None:
    assert not flows(words)


@dataclass(frozen=True)
class Told:
    """A telling, as far as joining asks of it."""

    trigger: Trigger


def told(*generic: bool) -> list[Telling]:
    return [Told(Trigger(Span(i, i + 1), ("attack",), "noun", 0, generic=g)) for i, g in enumerate(generic)]  # type: ignore[misc]


def test_that_people_died_twice_makes_no_one_happening_of_it() -> None:
    tellings = told(False, True, False, True)  # attack, killed, bombing, killed
    fits = [[], [3.0], [-9.0, -4.0], [-1.0, 5.0, 3.0]]
    at = {id(telling): i for i, telling in enumerate(tellings)}
    assert [[at[id(t)] for t in happening.tellings] for happening in join(fits, tellings)] == [[0, 1], [2, 3]]
