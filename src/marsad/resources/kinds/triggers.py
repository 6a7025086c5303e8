"""Words that evoke an event type, one type a file: `resources/triggers/<type>.yml`; compiled to inflected forms."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import model_validator

from marsad.resources.inflect import arabic_noun, arabic_verb, latin_verb
from marsad.resources.schema import Record


class Entry(Record):
    """One lemma or phrase. Exactly one of `noun`, `verb`, `phrase` is given.

    strength: 1 always means this type; 0.5 needs company (an armed actor, a weapon, victims) in its sentence; 0.3
    only says which type another trigger beside it has. `also`: other types it may mean, best first.
    `generic`: tells that people were hurt, not how: joins any violent happening told beside it.
    `needs`: a list of `company` one of whose words must stand in the sentence ("released" needs hostages).
    `definite`: a word that takes up a happening told before ("le drame"), never a new one.
    """

    noun: str | None = None
    plural: str | None = None
    verb: str | None = None
    present: str | None = None  # Arabic: stem of the present; without it no present forms
    passive: list[str] = []  # Arabic forms that are passive by their letters
    klass: str | None = None  # class of a French or English verb
    forms: list[str] = []  # finite forms of an irregular verb
    participle: list[str] = []
    phrase: str | None = None
    voice: str | None = None  # of a phrase
    strength: float = 1.0
    also: list[str] = []
    definite: bool = False
    generic: bool = False
    needs: str | None = None

    @model_validator(mode="after")
    def one_head(self) -> "Entry":
        if sum(head is not None for head in (self.noun, self.verb, self.phrase)) != 1:
            raise ValueError("give exactly one of noun, verb, phrase")
        return self


class Triggers(Record):
    """`family`: triggers of one family told together are one happening; the higher `rank` in it names the type."""

    gloss: str
    family: str
    rank: int
    company: dict[str, dict[str, list[str]]] = {}  # language → name → words; "<place>" is any place mention
    ar: list[Entry]
    fr: list[Entry]
    en: list[Entry]
    examples: list[str]
    counterexamples: list[str]


SCHEMA = Triggers


@lru_cache(maxsize=1)
def _endings() -> dict[str, Any]:
    from marsad.resources.build import read_records

    folder = Path(__file__).parents[4] / "resources"
    return {record["id"]: record for record in read_records("inflection", folder)}


def endings_of(language: str) -> dict[str, Any]:
    """The inflection record of a language."""
    record: dict[str, Any] = _endings()[language]
    return record


def _forms(entry: dict[str, Any], language: str) -> Iterator[tuple[str, str]]:
    """(form, voice): voice is active, passive, participle (either, by its auxiliary), ambiguous (Arabic) or noun."""
    endings = endings_of(language)
    if "phrase" in entry:
        yield entry["phrase"], entry.get("voice") or "active"
    elif "noun" in entry:
        plural = entry.get("plural")
        if language == "ar":
            for form in arabic_noun(entry["noun"], endings) + (arabic_noun(plural, endings, plural=True) if plural else []):
                yield form, "noun"
        else:
            yield entry["noun"], "noun"
            yield plural or entry["noun"] + "s", "noun"
    elif language == "ar":
        for form in arabic_verb(entry["verb"], entry.get("present"), endings):
            yield form, "ambiguous"
        for passive in entry["passive"]:
            for form in arabic_verb(passive, None, endings):
                yield form, "passive"
    else:
        finite, participle = list(entry["forms"]), list(entry["participle"])
        if "klass" in entry:
            regular = latin_verb(entry["verb"], endings, entry["klass"])
            finite, participle = finite + regular[0], participle + regular[1]
        yield from ((form, "active") for form in [entry["verb"], *finite])
        yield from ((form, "participle") for form in participle)


def compile_record(record: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """One line a type: forms as [text, language, voice, strength, lemma, also, definite]."""
    forms: dict[str, list[Any]] = {}
    for language in ("ar", "fr", "en"):
        for entry in record[language]:
            lemma = entry.get("noun") or entry.get("verb") or entry["phrase"]
            for form, voice in _forms(entry, language):
                key = json.dumps([form, language, voice])
                rest = [entry["strength"], lemma, entry["also"], entry["definite"], entry["generic"], entry.get("needs")]
                forms.setdefault(key, [form, language, voice, *rest])
    yield {"id": record["id"], "family": record["family"], "rank": record["rank"], "company": record["company"], "forms": list(forms.values())}
