"""The words around place names (`resources/toponyms`), ready for matching."""

import re
from dataclasses import dataclass
from functools import lru_cache

from marsad.ground.nations import demonym_forms
from marsad.resources import load, load_one
from marsad.text.fold import fold
from marsad.text.match import PhraseMatcher
from marsad.text.words import phrase_keys

LANGUAGES = ("ar", "fr", "en")


def joined(phrase: str) -> str:
    """A phrase as folded words with one space between them."""
    return " ".join(phrase_keys(phrase))


@dataclass(frozen=True, slots=True)
class Relation:
    """One way of saying where a thing is from a place: the kind of relation and its pattern."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words around places, folded."""

    generic: frozenset[str]
    weak: frozenset[str]
    event_before: frozenset[str]
    capital_words: frozenset[str]
    capital_not: frozenset[str]
    articles: frozenset[str]
    name_heads: frozenset[str]
    locating: frozenset[str]
    inside: frozenset[str]
    named_before: frozenset[str]
    name_parts: frozenset[str]
    name_links: frozenset[str]
    not_named: frozenset[str]
    not_named_after: frozenset[str]
    elsewhere: frozenset[str]
    elsewhere_weak: frozenset[str]
    anaphors: frozenset[str]
    stop: frozenset[str]
    named_after_kind: frozenset[str]
    location_before: frozenset[str]
    speech: frozenset[str]
    metonym_before: frozenset[str]
    metonym_after: frozenset[str]
    agencies: frozenset[str]
    before: tuple[Relation, ...]
    after: tuple[Relation, ...]
    directions: dict[str, float]  # -1: the middle
    units: dict[str, float]
    numbers: dict[str, float]
    joins: frozenset[str]


def _choice(words: list[str]) -> str:
    keys = sorted({joined(word) for word in words}, key=lambda word: -len(word))
    return "(?:" + "|".join(map(re.escape, keys)) + ")" if keys else "(?!)"


def _compile(
    record: dict[str, dict[str, list[str]]], key: str, lists: dict[str, str], *, before: bool
) -> tuple[Relation, ...]:
    found = []
    for name, patterns in record.get(key, {}).items():
        for template in patterns:
            text = fold(template)
            for word, choice in lists.items():
                text = text.replace("{" + word + "}", choice)
            text = rf"(?:^|\s)(?P<all>{text})$" if before else rf"^(?P<all>{text})(?:\s|$)"
            found.append(Relation(name, re.compile(_once(text))))
    return tuple(found)


def _once(pattern: str) -> str:
    """A group may be named once in a pattern; later ones of the same name lose it."""
    for name in ("num", "unit", "dir"):
        head, mark, tail = pattern.partition(f"(?P<{name}>")
        pattern = head + mark + tail.replace(f"(?P<{name}>", "(?:")
    return pattern


@lru_cache(maxsize=1)
def _nation_words() -> str:
    return "(?:ال)?" + _choice(list(demonym_forms()))


@lru_cache(maxsize=3)
def lexicon(language: str) -> Lexicon:
    """The lexicon of "ar", "fr" or "en"."""
    record = load_one("toponyms", language)
    directions = {joined(w): float(deg) for deg, words in record["directions"].items() for w in words}
    units = {joined(w): float(km) for km, words in record["units_km"].items() for w in words}
    numbers = {joined(w): value for w, value in record["numbers"].items()}
    lists = {
        "num": r"(?P<num>\d+(?:[.,]\d+)?(?: \d{3})?|" + _choice(list(numbers)) + ")",
        "unit": "(?P<unit>" + _choice(list(units)) + ")",
        "dir": "(?P<dir>" + _choice(list(directions)) + ")",
        "about": _choice(record["about"]),
        "nation": _nation_words(),
    }
    return Lexicon(
        generic=frozenset(map(joined, record["generic"])),
        weak=frozenset(map(joined, record["weak"])),
        event_before=frozenset(map(joined, record["event_before"])),
        name_heads=frozenset(map(joined, record["name_heads"])),
        locating=frozenset(map(joined, record["locating"])),
        inside=frozenset(map(joined, record["inside"])),
        named_before=frozenset(map(joined, record["named_before"])),
        name_parts=frozenset(map(joined, record["name_parts"])),
        name_links=frozenset(record["name_links"]),
        not_named=frozenset(map(joined, record["not_named"])),
        not_named_after=frozenset(map(joined, record["not_named_after"])),
        named_after_kind=frozenset(map(joined, record["named_after_kind"])),
        articles=frozenset(map(joined, record["articles"])),
        capital_not=frozenset(map(joined, record["capital_not"])),
        capital_words=frozenset(map(joined, record["capital_words"])),
        elsewhere=frozenset(map(joined, record["elsewhere_before"])),
        elsewhere_weak=frozenset(map(joined, record["elsewhere_weak"])),
        anaphors=frozenset(map(joined, record["anaphors"])),
        stop=frozenset(map(joined, record["stop"])),
        location_before=frozenset(map(joined, record["location_before"])),
        speech=frozenset(map(joined, record["verbs_of_speech"])),
        metonym_before=frozenset(map(joined, record["metonym_before"])),
        metonym_after=frozenset(map(joined, record["metonym_after"])),
        agencies=frozenset(map(joined, record["agencies"])),
        before=_compile(record, "patterns_before", lists, before=True),
        after=_compile(record, "patterns_after", lists, before=False),
        directions=directions,
        units=units,
        numbers=numbers,
        joins=frozenset(map(joined, record["joins"])),
    )


@lru_cache(maxsize=1)
def common_words(language: str) -> frozenset[str]:
    """Common words of a language, folded, without article; no place is recognised in them by sound."""
    return frozenset(load_one("vocabulary", language)["words"].split())


@lru_cache(maxsize=3)
def function_words(language: str) -> frozenset[str]:
    """Words such as "and", "of", "that", folded."""
    return frozenset(key for word in load_one("text", language)["function_words"] for key in phrase_keys(word))


@lru_cache(maxsize=3)
def time_words(language: str) -> frozenset[str]:
    """Words of days, months, seasons and hours, folded, without article: "ليل" is the night before it is Lille."""
    record = load_one("time", language)
    lists = (
        record[what].values() for what in ("weekdays", "weekday_abbreviations", "months", "seasons", "parts", "units")
    )
    keys = {key for phrases in lists for words in phrases for phrase in words for key in phrase_keys(phrase)}
    return frozenset(key.removeprefix("ال") for key in keys)


@lru_cache(maxsize=1)
def other_names() -> PhraseMatcher[str]:
    """Names of organisations and outlets that hold the name of a place."""
    names = [(name, name) for record in load("toponyms") for name in record.get("names", ())]
    return PhraseMatcher(names)
