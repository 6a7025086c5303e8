"""Countries by the words of reports: `resources/nations/<continent>.yml`, one country a list entry."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from marsad.resources.schema import Record


class Words(Record):
    en: list[str] = []
    fr: list[str] = []
    ar: list[str] = []


class Nation(Record):
    """Names, and adjectives and demonyms in their base form (`of`); the keys are explained in africa.yml."""

    iso: str
    en: list[str]
    fr: list[str]
    ar: list[str]
    of: Words = Words()
    also_of: Words = Words()
    weak: list[str] = []


class Nations(Record):
    countries: list[Nation]


SCHEMA = Nations

_NISBA = ("", "ة", "ون", "ين", "ان", "تان", "تين", "ات", "ا")


def _arabic(word: str) -> list[str]:
    """Gender, number and case of a nisba; of two ("كوري شمالي") both inflect, and both carry the article."""
    parts = word.split(" ")
    if not word.endswith("ي"):
        return [word]
    if len(parts) == 1 or not parts[0].endswith("ي"):
        return [word + ending for ending in _NISBA]
    forms = [" ".join(part + ending for part in parts) for ending in _NISBA]
    return [f for form in forms for f in (form, " ".join("ال" + part for part in form.split(" ")))]


def _french(word: str) -> list[str]:
    if word.endswith(("é", "è", "e")):
        return [word, word + "s"]
    if word.endswith(("ien", "éen", "yen")):
        return [word, word + "ne", word + "nes", word + "s"]
    if word.endswith("on"):
        return [word, word + "ne", word + "nes", word + "s"]
    return [word, word + "e", word + "es"] + ([] if word.endswith(("s", "x")) else [word + "s"])


def _english(word: str) -> list[str]:
    return [word] if word.endswith(("s", "S", "z", "ese", "ch", "sh")) else [word, word + "s"]


def _forms(words: dict[str, list[str]]) -> Iterator[str]:
    for key, inflect in (("ar", _arabic), ("fr", _french), ("en", _english)):
        for word in words.get(key, []):
            yield from inflect(word)


def _folded(words: Iterable[str]) -> list[str]:
    phrase_keys = import_module("marsad.text.words").phrase_keys  # when compiling only: text reads compiled files
    return list(dict.fromkeys(" ".join(phrase_keys(word)) for word in words))


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One line a country, the demonyms in every gender, number and case, folded."""
    for nation in record["countries"]:
        yield {
            "id": nation["iso"],
            "slug": nation["en"][0].lower().replace(" ", "-"),
            "names": {language: nation[language] for language in ("en", "fr", "ar")},
            "of": _folded(_forms(nation["of"])),
            "also_of": _folded(_forms(nation["also_of"])),
            "weak": sorted(_folded(nation["weak"])),
            "capitals": _folded(word for word in nation["weak"] if word.isupper()),
        }
