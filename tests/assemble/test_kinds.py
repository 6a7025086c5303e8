"""The type of a happening: by its words, and with the reader by both."""

from marsad.assemble.happening import Happening, Telling
from marsad.assemble.kinds import kind_choices, type_of
from marsad.model.mentions import Trigger
from marsad.model.report import Span
from marsad.reader.labels import TYPES


class Reader:
    """A reader that is sure that the words tell of one type."""

    def __init__(self, kind: str, share: float) -> None:
        self.kind, self.share = kind, share

    def evokes(self, span: Span) -> float:
        return 0.9

    def kinds(self, span: Span) -> tuple[tuple[str, float], ...]:
        rest = (1 - self.share) / (len(TYPES) - 1)
        shares = [(kind, self.share if kind == self.kind else rest) for kind in TYPES]
        return tuple(sorted(shares, key=lambda pair: -pair[1]))


def told(*types: str, generic: bool = False) -> Happening:
    trigger = Trigger(Span(0, 6), types, "noun", 0, generic=generic)
    return Happening([Telling(trigger, "reported", False, False, None, False, None, False)])


def test_the_words_alone_give_the_type_without_the_reader() -> None:
    assert type_of(told("ambush")) == "ambush"


def test_a_sure_reader_gives_the_type_of_words_that_say_little() -> None:
    assert type_of(told("attack", generic=True), Reader("ied_mine", 0.97)) == "ied_mine"  # type: ignore[arg-type]


def test_an_unsure_reader_leaves_the_type_to_the_words() -> None:
    assert type_of(told("protest"), Reader("riot", 1 / len(TYPES))) == "protest"  # type: ignore[arg-type]


def test_types_of_words_and_reader_compete() -> None:
    choices = kind_choices(told("attack", "ambush"), Reader("ied_mine", 0.9))  # type: ignore[arg-type]
    assert {"attack", "ambush", "ied_mine"} <= set(choices)
