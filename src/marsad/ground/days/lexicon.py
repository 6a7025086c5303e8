"""The time lexicon of one language, folded and laid out for look-up by first word."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from marsad.resources import load, load_one
from marsad.text.fold import fold

WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
UNIT_KIND = {"day": "UD", "week": "UW", "month": "UM", "year": "UY", "weekend": "UE", "hour": "UH", "minute": "UH"}
_SKIPPED = frozenset("'\"")


def words_in(folded: str) -> list[str]:
    return [w for w in WORD.findall(folded) if w not in _SKIPPED]


def _phrase(text: str) -> tuple[str, ...]:
    """The words of a lexicon entry; hyphens between words are not compared ("dix-neuf", "dix neuf")."""
    words = words_in(fold(text))
    return tuple(w for w in words if w != "-" or len(words) == 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase: its words, its category for the grammar and what it stands for."""

    words: tuple[str, ...]
    kind: str
    value: Any = None
    weak: bool = False  # only beside a number, a preposition or with a capital


_CUES = ("subordinators", "published", "name_heads", "name_tails", "former", "titles")


@dataclass(frozen=True)
class Lexicon:
    language: str
    entries: dict[str, tuple[Entry, ...]]  # by first word, longest first
    day_first: bool
    units_first: bool
    next_nearest: bool
    last_nearest: bool
    year_thirds: bool
    weak_months: frozenset[str]  # "may", "march": months by their capital
    until: frozenset[tuple[str, ...]]  # close before an expression: it lies ahead
    future: frozenset[tuple[str, ...]]
    past: frozenset[tuple[str, ...]]
    future_form: re.Pattern[str] | None
    future_spelled: re.Pattern[str] | None
    not_future: frozenset[str]
    statement: frozenset[tuple[str, ...]]
    subordinators: frozenset[tuple[str, ...]]
    published: frozenset[tuple[str, ...]]
    name_heads: frozenset[tuple[str, ...]]
    name_tails: frozenset[tuple[str, ...]]
    former: frozenset[tuple[str, ...]]
    titles: frozenset[tuple[str, ...]]


def _entries(record: dict[str, Any]) -> list[Entry]:
    found: list[Entry] = []

    def add(kind: str, value: Any, phrases: list[str], weak: bool = False) -> None:
        for phrase in phrases:
            words = _phrase(phrase)
            if words:
                found.append(Entry(words, kind, value, weak))

    for phrase in record["not_times"]:
        add("NOT", None, [phrase])
    for kind, field in (
        ("REL", "relative_days"),
        ("RNIGHT", "overnight"),
        ("ANA", "anaphors"),
        ("ANIGHT", "anaphoric_nights"),
        ("ASPAN", "anaphoric_spans"),
        ("WD", "weekdays"),
    ):
        for value, phrases in record.get(field, {}).items():
            add(kind, int(value), phrases)
    for value, phrases in record["months"].items():
        add("MON", int(value), phrases)
    for value, phrases in record.get("month_abbreviations", {}).items():
        add("MON", int(value), phrases, weak=True)
    for value, phrases in record["hijri_months"].items():
        add("HMON", int(value), phrases)
    for value, phrases in record.get("weekday_abbreviations", {}).items():
        add("WDB", int(value), phrases, weak=True)
    for family, values in (("numbers", record["numbers"]), ("ordinals", record["ordinals"])):
        for value, phrases in values.items():
            add("ORD" if family == "ordinals" else "NUM", int(value), phrases)
    for unit, phrases in record["units"].items():
        add(UNIT_KIND.get(unit, "UX"), unit, phrases)
    for unit, phrases in record.get("duals", {}).items():
        add("DUAL", unit, phrases)
    for unit, phrases in record.get("possessive_units", {}).items():
        add("MYUNIT", unit, phrases)
    for which, phrases in record["edges"].items():
        add("EDGE", which, phrases)
    for part, phrases in record["parts"].items():
        add("PART", part, phrases)
    for season, phrases in record["seasons"].items():
        add("SEASON", season, phrases)
    for decade, phrases in record.get("decades", {}).items():
        add("DEC", int(decade), phrases)
    for word, phrases in record["words"].items():
        add(word.upper(), None, phrases)
    return found


def _feasts(language: str) -> list[Entry]:
    found = []
    for family in load("calendar"):
        for feast in family["feasts"]:
            for phrase in feast["words"].get(language, []):
                value = (feast["rule"], tuple(feast["on"]), feast["length"])
                found.append(Entry(_phrase(phrase), "FEAST", value))
    return found


def _any_of(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language.

    Raises:
        ResourceMissing: marsad has no time words of that language.
    """
    record = load_one("time", language)
    weak = {_phrase(w) for w in record.get("weak_months", [])}
    by_word: dict[str, list[Entry]] = {}
    for entry in _entries(record) + _feasts(language):
        if entry.words in weak and entry.kind in ("MON", "HMON", "FEAST"):
            entry = Entry(entry.words, entry.kind, entry.value, True)
        if entry not in by_word.setdefault(entry.words[0], []):
            by_word[entry.words[0]].append(entry)
    entries = {word: tuple(sorted(found, key=lambda e: -len(e.words))) for word, found in by_word.items()}
    return Lexicon(
        language,
        entries,
        record["day_first"],
        record["units_before_tens"],
        record["next_weekday"] == "nearest",
        record["last_weekday"] == "nearest",
        record["year_edges"] == "third",
        frozenset(words[0] for words in weak),
        frozenset(_phrase(w) for w in record.get("until", [])),
        frozenset(_phrase(w) for w in record.get("future", [])),
        frozenset(_phrase(w) for w in record.get("past", [])),
        _any_of(record.get("future_forms", [])),
        _any_of(record.get("future_spelled", [])),
        frozenset(fold(w) for w in record.get("not_future", [])),
        frozenset(_phrase(w) for w in record.get("statement", [])),
        *(frozenset(_phrase(w) for w in record.get(key, [])) for key in _CUES),
    )


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Languages that marsad has time words for."""
    return tuple(record["id"] for record in load("time"))
