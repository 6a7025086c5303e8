"""Weapons named in a report."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from marsad.model.document import Document
from marsad.model.mentions import WeaponMention
from marsad.resources import digest, load_one
from marsad.text.language import READ
from marsad.text.match import PhraseMatcher
from marsad.text.split import readable_sentences


@lru_cache(maxsize=4)
def weapon_matcher(language: str) -> PhraseMatcher[str]:
    """All weapon names of a language; the Arabic article is ignored."""
    return PhraseMatcher(load_one("weapons", language)["forms"].items(), article=language == "ar")


class Weapons:
    """Stage: longest names first, each at its place."""

    name, version = "weapons", "1"
    needs = frozenset({"tokens", "sentences"})
    gives = frozenset({"weapons"})

    def settings(self) -> dict[str, Any]:
        return {"weapons": digest("weapons")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            for sentence in readable_sentences(document):
                if sentence.language in READ:
                    found = weapon_matcher(sentence.language).find(document.tokens, sentence.first, sentence.last)
                    document.weapons += [WeaponMention(match.span, match.payloads[0]) for match in found]
