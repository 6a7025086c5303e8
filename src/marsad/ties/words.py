"""The scale of signals and the words for them, as compiled from resources/ties and resources/tie_scale."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from marsad.resources import load_one
from marsad.text.match import PhraseMatcher

LANGUAGES = ("ar", "en", "fr")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of signal; `strength` -5..5 (docs/ties.md)."""

    id: str
    strength: int
    name: str
    means: str
    relations: tuple[str, ...]
    events: tuple[str, ...]


@lru_cache(maxsize=1)
def scale() -> dict[str, Kind]:
    """Every kind by its id, from union down to open war."""
    kinds: dict[str, dict[str, Any]] = load_one("tie_scale", "signals")["kinds"]
    made = (
        Kind(id, k["strength"], k["name"], k["means"], tuple(k["relations"]), tuple(k["events"]))
        for id, k in kinds.items()
    )
    return {kind.id: kind for kind in sorted(made, key=lambda kind: (-kind.strength, kind.id))}


@lru_cache(maxsize=4)
def cues(language: str) -> PhraseMatcher[str]:
    """Words → the kind of signal they tell of."""
    signals = load_one("ties", language)["signals"]
    return PhraseMatcher((words, kind) for kind in scale() for words in signals.get(kind, ()))


@lru_cache(maxsize=4)
def doubts(language: str) -> PhraseMatcher[str]:
    """Words → "denied" or "hedged"."""
    record = load_one("ties", language)
    return PhraseMatcher((words, status) for status in ("denied", "hedged") for words in record[status])


@lru_cache(maxsize=4)
def pairs(language: str) -> PhraseMatcher[bool]:
    """Words for both actors, named before."""
    return PhraseMatcher((words, True) for words in load_one("ties", language)["pairs"])
