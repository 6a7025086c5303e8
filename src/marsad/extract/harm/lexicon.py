"""The words of one language that count victims, ready to match."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.resources import load_one
from marsad.text.match import PhraseMatcher
from marsad.text.words import phrase_keys

_SHEDS = 3  # letters that a word needs to be found behind an attached particle (text.words)


@dataclass(frozen=True, slots=True)
class Noun:
    """`who` for people, `outcome` for a noun that says what befell them ("morts"); count: one | two | many."""

    who: str | None
    outcome: str | None
    count: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words for an outcome; side: where its people stand, "after", "before" or "either"; `among` the dead."""

    outcome: str
    side: str
    among: bool = False


class Lexicon:
    """Matchers over the record of `resources/harm/<language>.yml`."""

    def __init__(self, language: str, record: Mapping[str, Any]) -> None:
        self.language = language
        self.arabic = language == "ar"
        self.head_last: bool = record["head_last"]
        self.cues: PhraseMatcher[Cue] = PhraseMatcher(
            (phrase, Cue(outcome, side))
            for outcome, cues in record["outcomes"].items()
            for side in ("after", "before", "either", "tight")
            for phrase in dict.fromkeys(self._written(cues[side]))
        )
        for outcome, cues in record["outcomes"].items():
            for phrase in cues["among"]:
                self.cues.add(phrase, Cue(outcome, "either", among=True))
        self.nouns: PhraseMatcher[Noun] = PhraseMatcher((), article=self.arabic)
        for outcome, cues in record["outcomes"].items():
            for head in cues["heads"]:
                self._add(head, None, outcome)
        for noun in record["victims"]:
            self._add(noun, noun["who"], None)
        for name in (
            "parts", "links", "breaks", "tolls", "counts", "superseded", "earlier", "revisions",
            "aggregate", "not_harm", "unspecified", "same_again", "partitives", "of_victims", "included",
            "softeners", "ranks", "others", "another", "one_of", "none", "edges", "says", "exceeds", "also",
            "replaces", "superlatives", "severities", "incidents", "losses", "ours",
            "own_losses", "nobody",
        ):  # fmt: skip
            setattr(self, name, PhraseMatcher((phrase, name) for phrase in self._written(record[name])))
        self.not_people = PhraseMatcher(((w, 1) for w in record["not_people"]), article=self.arabic)
        self.collectives = PhraseMatcher(((w, 1) for w in record["collectives"]), article=self.arabic)
        self.none_heads = PhraseMatcher(
            ((phrase, outcome) for outcome, phrases in record["none_heads"].items() for phrase in phrases),
            article=self.arabic,
        )
        self._links_keys = frozenset(k for phrase in record["links"] for k in phrase_keys(phrase)[:1])
        self.none_said: PhraseMatcher[str] = PhraseMatcher(
            (phrase, outcome) for outcome, phrases in record["none_said"].items() for phrase in self._written(phrases)
        )
        self.to_matcher: PhraseMatcher[str] = PhraseMatcher(
            (word, "to") for word in (*record["to_words"], *record["from_words"])
        )
        (
            self.articles,
            self.definite,
            self.from_,
            self.to,
            self.since,
            self.periods,
            self.passive,
            self.none_not,
            self.nominal,
            self.possessive,
            self.not_at_start,
        ) = (
            frozenset(key for word in record[name] for key in phrase_keys(word)[:1])
            for name in (
                "articles",
                "definite",
                "from_words",
                "to_words",
                "since",
                "periods",
                "passive",
                "none_not",
                "nominal",
                "possessive",
                "not_at_start",
            )
        )

    parts: PhraseMatcher[str]
    links: PhraseMatcher[str]
    breaks: PhraseMatcher[str]
    tolls: PhraseMatcher[str]
    counts: PhraseMatcher[str]
    edges: PhraseMatcher[str]
    says: PhraseMatcher[str]
    exceeds: PhraseMatcher[str]
    also: PhraseMatcher[str]
    losses: PhraseMatcher[str]
    ours: PhraseMatcher[str]
    own_losses: PhraseMatcher[str]
    nobody: PhraseMatcher[str]
    severities: PhraseMatcher[str]
    incidents: PhraseMatcher[str]
    replaces: PhraseMatcher[str]
    superlatives: PhraseMatcher[str]
    superseded: PhraseMatcher[str]
    earlier: PhraseMatcher[str]
    revisions: PhraseMatcher[str]
    aggregate: PhraseMatcher[str]
    not_harm: PhraseMatcher[str]
    unspecified: PhraseMatcher[str]
    same_again: PhraseMatcher[str]
    partitives: PhraseMatcher[str]
    of_victims: PhraseMatcher[str]
    included: PhraseMatcher[str]
    softeners: PhraseMatcher[str]
    ranks: PhraseMatcher[str]
    others: PhraseMatcher[str]
    another: PhraseMatcher[str]
    one_of: PhraseMatcher[str]
    none: PhraseMatcher[str]

    def _written(self, phrases: Iterable[str]) -> Iterator[str]:
        """The phrases; those that open with a word too short to shed its particle also with و and ف: "ولم", "وإن"."""
        for phrase in phrases:
            yield phrase
            if self.arabic and len(phrase.split()[0]) < _SHEDS:
                yield from ("و" + phrase, "ف" + phrase)

    def links_keys(self) -> frozenset[str]:
        """One-word links ("et", "and"), for a quick look at a single word."""
        return self._links_keys

    def _add(self, noun: Mapping[str, Any], who: str | None, outcome: str | None) -> None:
        for count in ("many", "two", "one"):
            for form in noun[count]:
                self.nouns.add(form, Noun(who, outcome, count))


@cache
def harm_lexicon(language: str) -> Lexicon:
    """The lexicon of a language that marsad reads.

    Raises:
        ResourceMissing: no harm words for this language.
    """
    return Lexicon(language, load_one("harm", language))
