"""The words for ties, compiled from resources/relations: cues with their forms, words for status, lists and pairs."""

from dataclasses import dataclass
from functools import lru_cache

from marsad.extract.relations_forms import Form, read_form
from marsad.resources import load_one
from marsad.text.match import PhraseMatcher
from marsad.text.words import phrase_keys

READ = ("ar", "fr", "en")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words for a tie, and where its two ends may stand from them."""

    predicate: str
    forms: tuple[Form, ...]
    subject_kind: str
    object_kind: str
    status: str
    sure: bool

    def kind(self, role: str) -> str:
        return self.subject_kind if role == "S" else self.object_kind


@lru_cache(maxsize=4)
def cues(language: str) -> PhraseMatcher[Cue]:
    matcher: PhraseMatcher[Cue] = PhraseMatcher(())
    for record in load_one("relations", language)["cues"]:
        cue = Cue(
            record["predicate"],
            tuple(read_form(form) for form in record["forms"]),
            record["subject_kind"],
            record["object_kind"],
            record["status"],
            record["sure"],
        )
        for words in record["words"]:
            matcher.add(words, cue)
    return matcher


@lru_cache(maxsize=4)
def standing(language: str) -> PhraseMatcher[str]:
    """Words that deny a tie, make it a thing of the past or doubt it."""
    record = load_one("relations", language)
    return PhraseMatcher(
        (words, status) for status in ("denied", "former", "hedged", "plain") for words in record[status]
    )


@lru_cache(maxsize=16)
def single_words(language: str, key: str) -> frozenset[str]:
    """The folded words of a list of single words."""
    return frozenset(k for words in load_one("relations", language)[key] for k in phrase_keys(words))


@lru_cache(maxsize=4)
def joins(language: str) -> frozenset[tuple[str, ...]]:
    """What may stand between a state's force and those who act with it."""
    return frozenset(phrase_keys(words) for words in load_one("relations", language)["joins"])


@lru_cache(maxsize=4)
def theres(language: str) -> PhraseMatcher[bool]:
    """Words for the place named before."""
    return PhraseMatcher((words, True) for words in load_one("relations", language)["theres"])


@lru_cache(maxsize=4)
def pairs(language: str) -> PhraseMatcher[bool]:
    """Words for two actors named before."""
    return PhraseMatcher((words, True) for words in load_one("relations", language)["pairs"])
