"""Other towns and villages in the place of those of a report, so that the reader learns sentences and not a map.

Only names move: text and quotes change together, the annotations stay what they are. What the reader learns of a place
is which word is one and whose it is; where it lies is grounded elsewhere.
"""

import random
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from marsad.resources import load
from marsad.text.words import is_arabic

RENAMED = 0.5  # share of the reports, in every epoch anew
_KINDS = frozenset({"village", "town", "admin2", "well", "camp"})
_SHORTEST = 4  # letters; shorter names are often other words as well
_PARTICLES = "وفبل"
_TEXTS = frozenset({"title", "text", "quote", "trigger", "also", "per", "source_quote", "content_quote", "cue"})


@lru_cache(maxsize=2)
def _names(*, arabic: bool) -> tuple[str, ...]:
    """Names of the gazetteer in one script."""
    found: set[str] = set()
    for record in load("places"):
        if record["kind"] not in _KINDS:
            continue
        keys = ("ar", "ar_rendered") if arabic else ("fr", "en")
        names = [n for key in keys for n in record.get(key, ())] + ([] if arabic else [record["name"]])
        found |= {name for name in names if len(name) >= _SHORTEST and is_arabic(name) == arabic}
    return tuple(sorted(found))


@lru_cache(maxsize=2)
def _pattern(*, arabic: bool) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_names(arabic=arabic), key=len, reverse=True)))
    particle = f"[{_PARTICLES}]?" if arabic else ""
    return re.compile(rf"(?<!\w){particle}({names})(?!\w)")


@lru_cache(maxsize=8)
def _like(kind: tuple[bool, bool]) -> tuple[str, ...]:
    arabic = kind[0]
    return tuple(name for name in _names(arabic=arabic) if _kind(name) == kind)


def _kind(name: str) -> tuple[bool, bool]:
    """What an article or elision before a name agrees with: script, and an article or a vowel at its head."""
    if is_arabic(name):
        return True, name.startswith("ال")
    first = unicodedata.normalize("NFD", name)[0].lower()
    return False, first in "aeiouyh"


def renamed(report: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The report with other places' names for those of its towns and villages, the same for the same throughout; as it
    was where a quote would be lost."""
    arabic = report["language"] == "ar"
    pattern = _pattern(arabic=arabic)
    text = report["title"] + "\n" + report["text"]
    known = dict.fromkeys(match.group(1) for match in pattern.finditer(text))
    others = {name: chance.choice(_like(_kind(name))) for name in known}
    if not others:
        return report

    def put(match: re.Match[str]) -> str:
        start = match.start(1) - match.start()
        return match.group()[:start] + others.get(match.group(1), match.group(1))

    changed = _changed(report, pattern, put)
    new = changed["title"] + "\n" + changed["text"]
    return changed if all(quote in new for quote in _quotes(changed)) else report


def _changed(value: Any, pattern: re.Pattern[str], put: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _changed(item, pattern, put, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_changed(item, pattern, put, key) for item in value]
    return pattern.sub(put, value) if isinstance(value, str) and key in _TEXTS else value


def _quotes(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _quotes(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _quotes(item, key)
    elif isinstance(value, str) and key in _TEXTS:
        yield value
