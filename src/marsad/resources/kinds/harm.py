"""What befalls people, and the words that count them: `resources/harm/<language>.yml`."""

from collections.abc import Iterator
from typing import Any, Literal

from marsad.resources.schema import Checked, Record

Outcome = Literal["killed", "injured", "abducted", "missing", "arrested", "released", "displaced"]
Who = Literal[
    "civilian", "soldier", "peacekeeper", "police", "militia", "militant", "attacker", "official", "aid_worker",
    "journalist", "hostage", "demonstrator", "unknown",
]  # fmt: skip


class Cues(Record):
    """Words for an outcome by where the people stand: `after` the cue ("tué", "مقتل"), `before` it ("were killed"),
    on `either` side (Arabic verbs, English participles); `heads` are nouns counted themselves ("morts", "قتيلا")."""

    after: list[str] = []
    before: list[str] = []
    either: list[str] = []
    heads: list[str] = []


class Harm(Checked):
    """Words about victims of one language. A noun is "singular|plural|..."; an Arabic one gives case and dual forms,
    a French or English one its plural in s where none is written."""

    outcomes: dict[Outcome, Cues]
    victims: dict[Who, list[str]]
    not_people: list[str]
    articles: list[str] = []
    definite: list[str] = []
    kin: list[str] = []
    others: list[str]
    another: list[str]
    one_of: list[str]
    partitives: list[str]
    parts: list[str]
    rest: list[str] = []
    links: list[str]
    breaks: list[str]
    tolls: list[str]
    toll_verbs: list[str]
    superseded: list[str]
    revisions: list[str]
    from_words: list[str]
    to_words: list[str]
    aggregate: list[str]
    since: list[str]
    periods: list[str]
    none: list[str]
    none_heads: dict[str, list[str]]
    unspecified: list[str] = []
    same_again: list[str] = []
    not_harm: list[str] = []
    passive: list[str] = []


def _arabic(parts: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Forms for one, for two, for several."""
    noun, *plurals = parts
    words = noun.split()
    head, tail = words[0], words[1:]
    stem = head[:-1] + "ت" if head.endswith("ة") else head
    one = [noun] if head.endswith(("ة", "ا", "ى")) else [noun, " ".join([head + "ا", *tail])]
    two = [" ".join([stem + ending, *tail]) for ending in ("ان", "ين", *(("ا", "ي") if tail else ()))]
    return one, [form for form in two if form not in plurals], plurals


def _latin(parts: list[str]) -> tuple[list[str], list[str], list[str]]:
    noun, *plurals = parts
    if not plurals:
        plurals = [" ".join(word if word.endswith(("s", "x", "z")) else word + "s" for word in noun.split())]
    return [noun], [], plurals


def forms(noun: str) -> tuple[list[str], list[str], list[str]]:
    """(one, two, several) of "singular|plural|..."; a leading "|" has no singular."""
    parts = noun.split("|")
    if not parts[0]:
        return [], [], parts[1:]
    return _arabic(parts) if "\u0600" <= parts[0][0] <= "\u06ff" else _latin(parts)


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Nouns become lists of forms by number."""
    nouns = []
    for who, entries in record.pop("victims").items():
        for entry in entries:
            one, two, many = forms(entry)
            nouns.append({"who": who, "one": one, "two": two, "many": many})
    for cues in record["outcomes"].values():
        heads = [forms(entry) for entry in cues.pop("heads", [])]
        cues["heads"] = [{"one": one, "two": two, "many": many} for one, two, many in heads]
    yield record | {"victims": nouns}


SCHEMA = Harm
