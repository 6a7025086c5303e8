"""Names of marsad's own places and of all countries in running text: one trie for the whole process."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from marsad.ground.gazetteer.build import own_names
from marsad.ground.nations import demonym_forms, nation_names
from marsad.model.report import Token
from marsad.resources import load
from marsad.text.match import Match, PhraseMatcher

_ARTICLE = "ال"


class Named(NamedTuple):
    """What a phrase names: a place of the list, a country ("nation") or what belongs to one ("demonym")."""

    what: str  # "place" | "nation" | "demonym"
    ref: str  # place id or ISO code


def _with_article(form: str) -> str:
    return " ".join(_ARTICLE + word if "\u0600" <= word[0] <= "\u06ff" else word for word in form.split(" "))


@lru_cache(maxsize=1)
def name_matcher() -> PhraseMatcher[Named]:
    """Every name of the own places, every country name, every demonym in all its forms."""
    matcher: PhraseMatcher[Named] = PhraseMatcher(())
    for record in load("places"):
        for name in own_names(record):
            matcher.add(name, Named("place", record["id"]))
    for record in load("capitals"):
        for name in (*record["en"], *record["fr"], *record["ar"]):
            matcher.add(name, Named("place", record["id"]))
    for name, codes in nation_names().items():
        for code in codes:
            matcher.add(name, Named("nation", code))
    for form, codes in demonym_forms().items():
        for code in codes:
            matcher.add(form, Named("demonym", code))
            if "\u0600" <= form[0] <= "\u06ff":
                matcher.add(_with_article(form), Named("demonym", code))
    return matcher


def find_names(tokens: Sequence[Token], first: int = 0, stop: int | None = None) -> list[Match[Named]]:
    """The longest names between two token positions, left to right, none overlapping."""
    return name_matcher().find(tokens, first, stop)
