"""Inflected forms of a lemma, from the endings in `resources/inflection`. Used when knowledge is compiled.

Forms are generous: a form that nobody writes costs nothing, a missing one loses an event.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any


def latin_verb(lemma: str, endings: dict[str, Any], name: str) -> tuple[list[str], list[str]]:
    """(finite forms, participles) of a regular French or English verb of the class `name`."""
    verb_class = endings["classes"][name]
    cut = verb_class["stem"]
    stem = lemma[: len(lemma) - len(cut)] if cut else lemma

    def form(ending: str) -> str:
        return stem + stem[-1] + ending[1:] if ending.startswith("+") else stem + ending

    return [form(e) for e in verb_class["finite"]], [form(e) for e in verb_class["participle"]]


def _arabic_past(past: str, endings: dict[str, Any]) -> Iterator[str]:
    weak = past.endswith(("ى", "ا"))
    for ending, pronoun in product(endings["past_endings"], endings["object_pronouns"]):
        if ending == "وا" and pronoun:
            ending = "و"
        if weak and ending:
            yield past[:-1] + ending + pronoun
        elif weak:
            yield past[:-1] + "ا" + pronoun if pronoun else past
        else:
            yield past + ending + pronoun


def _arabic_present(present: str, endings: dict[str, Any]) -> Iterator[str]:
    weak = present.endswith("ي")
    prefixes = [*endings["present_prefixes"], *endings["present_double_prefixes"]]
    for prefix, ending, pronoun in product(prefixes, endings["present_endings"], endings["object_pronouns"]):
        if pronoun and ending == "وا":
            ending = "و"
        stem = present[:-1] if weak and ending in ("ون", "وا", "و") else present
        yield prefix + stem + ending + pronoun


def arabic_verb(past: str, present: str | None, endings: dict[str, Any]) -> list[str]:
    """Forms of an Arabic verb, past and present, with object pronouns; `present` is its stem without prefix."""
    forms = list(_arabic_past(past, endings))
    if present:
        forms += _arabic_present(present, endings)
    return list(dict.fromkeys(forms))


def arabic_noun(noun: str, endings: dict[str, Any], *, plural: bool = False) -> list[str]:
    """Case, dual and possessive forms of an Arabic noun."""
    if noun.endswith("ة"):
        return [noun[:-1] + ending for ending in endings["feminine_noun_endings"]]
    return [noun + ending for ending in endings["plural_noun_endings" if plural else "noun_endings"]]
