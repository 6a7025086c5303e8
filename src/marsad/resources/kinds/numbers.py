"""Number words of a language: `resources/numbers/<language>.yml`."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from marsad.resources.schema import Checked, Record


class Qualifiers(Record):
    """Words that open or soften a figure. Before it, or after it and what it counts."""

    at_least: list[str]
    about: list[str]
    up_to: list[str]
    under: list[str] = Field(default=[])
    after_at_least: list[str] = Field(default=[])
    after_about: list[str] = Field(default=[])
    after_up_to: list[str] = Field(default=[])


class Numbers(Checked):
    """`values`: words below a hundred; `hundreds`: words that are 200, 300 ... in one; `multipliers`: "hundred".

    `ones_first` (Arabic): units stand before tens; `twenties` (French): quatre-vingts, soixante-dix.
    `groups`: "a dozen", "une quinzaine"; `vague`: words with a smallest figure ("dozens"); `duals`: nouns whose dual
    is a figure; `dual_plurals`: those whose dual (after prepositions) is also their plural; `determiners` may stand
    before a group; `changes` make "from 15 to 19" two figures, not a range; `measures` after, `labels` before a figure
    that counts nobody; `spelling`: the words for writing numbers out.
    """

    values: dict[str, int]
    hundreds: dict[str, int] = Field(default={})
    multipliers: dict[str, int]
    only_within: list[str] = Field(default=[])
    ones_first: bool = False
    twenties: bool = False
    joints: list[str]
    groups: dict[str, int] = Field(default={})
    determiners: list[str] = Field(default=[])
    halves: list[str] = Field(default=[])
    vague: dict[str, int]
    vague_before: list[str] = Field(default=[])
    duals: list[str] = Field(default=[])
    dual_plurals: list[str] = Field(default=[])
    counted: list[str]
    qualifiers: Qualifiers
    between: list[str]
    range_words: list[str]
    or_words: list[str]
    from_words: list[str]
    changes: list[str]
    ordinal_endings: list[str] = Field(default=[])
    ordinals: list[str] = Field(default=[])
    measures: list[str]
    labels: list[str]
    not_number: list[str] = Field(default=[])
    spelling: dict[str, list[str]]


def _dual(noun: str) -> list[str]:
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    return [stem + ending for ending in ("ان", "ين")]


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Duals are spelled out: both cases; the case that is also a plural is left out."""
    nouns = record.pop("duals", [])
    plurals = record.pop("dual_plurals", [])
    forms = {form for noun in nouns for form in _dual(noun)} | {_dual(noun)[0] for noun in plurals}
    yield record | {"dual_forms": sorted(forms), "dual_or_plural": sorted(_dual(noun)[1] for noun in plurals)}


SCHEMA = Numbers
