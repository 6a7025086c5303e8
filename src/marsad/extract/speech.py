"""What attribution knows of a language, compiled once: words of speaking, words for those who speak."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.resources import load
from marsad.text.fold import fold
from marsad.text.match import PhraseMatcher


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb ("verb") or another cue ("after", "before", "none": where its source stands)."""

    shape: str
    stance: str
    strength: str = "strong"
    owns: str | None = None


@dataclass(frozen=True, slots=True)
class SourceNoun:
    source_class: str
    generic: bool
    metonym: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """The record of one language, ready for use; words are folded."""

    language: str
    cues: PhraseMatcher[Cue]
    sources: PhraseMatcher[SourceNoun]
    enemies: PhraseMatcher[str]
    exploits: PhraseMatcher[str]
    possible: PhraseMatcher[str]
    denials: PhraseMatcher[str]
    dismissals: PhraseMatcher[str]
    exclude: PhraseMatcher[str]
    words: dict[str, frozenset[str]]
    pronouns: PhraseMatcher[str]
    content_openers: PhraseMatcher[str]
    asides: PhraseMatcher[str]
    conditional: re.Pattern[str] | None
    participle: re.Pattern[str] | None
    verb_shape: re.Pattern[str] | None
    name_antecedent: bool  # a pronoun's source is the words for whom it stands
    subject_after: bool  # the verb comes before its subject as a rule (Arabic)


_WORD_LISTS = (
    "determiners",
    "indefinite",
    "breaks",
    "openers",
    "relatives",
    "negations",
    "negations_after",
    "negations_open",
    "tails",
    "agents",
    "passives",
    "noun_markers",
    "prepositions",
    "helpers",
    "impersonals",
    "topics",
    "reflexives",
    "auxiliaries",
    "objects",
    "nobody",
    "joints",
    "same_noun",
    "parts_from",
    "resumes",
    "that",
    "conjunctions",
)


def _cues(record: dict[str, Any]) -> PhraseMatcher[Cue]:
    found: PhraseMatcher[Cue] = PhraseMatcher([])
    for verbs in sorted(record["verbs"], key=lambda v: v["strength"] != "participle"):
        cue = Cue("verb", verbs["stance"], verbs["strength"], verbs.get("owns"))
        for form in verbs["forms"]:
            found.add(form, cue)
    for cues in record["cues"]:
        cue = Cue(cues["place"], cues["stance"])
        for phrase in cues["phrases"]:
            found.add(phrase, cue)
    return found


def _key(word: str) -> str:
    """Folded, but for words of one letter, which stay as written."""
    return word if len(word) == 1 else fold(word)


@cache
def speech_of(language: str) -> Speech | None:
    """The knowledge of a language; None when there is none."""
    record = next((r for r in load("attribution") if r["id"] == language), None)
    if record is None:
        return None
    nouns = [
        (phrase, SourceNoun(entry["source_class"], entry["generic"], entry["metonym"]))
        for entry in record["sources"]
        for phrase in entry["phrases"]
    ]
    arabic = language == "ar"
    conditional = record.get("conditional")
    return Speech(
        language=language,
        cues=_cues(record),
        sources=PhraseMatcher(nouns, article=arabic),
        enemies=PhraseMatcher([(word, word) for word in record["enemies"]], article=arabic),
        possible=PhraseMatcher([(word, word) for word in record["possible"]]),
        exploits=PhraseMatcher([(word, word) for word in record["exploits"]], article=arabic),
        denials=PhraseMatcher([(word, word) for word in record["denials"]]),
        dismissals=PhraseMatcher([(word, word) for word in record["dismissals"]], article=arabic),
        exclude=PhraseMatcher([(phrase, phrase) for phrase in record["exclude"]]),
        words={name: frozenset(_key(word) for word in record[name]) for name in _WORD_LISTS},
        pronouns=PhraseMatcher([(word, word) for word in record["pronouns"]], article=arabic),
        content_openers=PhraseMatcher([(word, word) for word in record["content_openers"]]),
        asides=PhraseMatcher([(phrase, phrase) for phrase in record["asides"]]),
        conditional=re.compile(conditional) if conditional else None,
        participle=re.compile(record["participle"]) if record.get("participle") else None,
        verb_shape=re.compile(record["verb_shape"]) if record.get("verb_shape") else None,
        name_antecedent=record["name_antecedent"],
        subject_after=record["subject_after"],
    )
