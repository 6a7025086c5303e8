"""Which tellings are one."""

import pytest

from marsad.assemble.cluster import flows


@pytest.mark.parametrize("words", [" dans l'", " dans l’", " in the ", " في "])
def test_words_that_flow_on(words: str) -> None:
    assert flows(words)


@pytest.mark.parametrize("words", [". Dans l'", "، وقال إن ", "», dit-il, dans ", " – «", "\n"])
def test_words_that_stop(words: str) -> None:
    assert not flows(words)
