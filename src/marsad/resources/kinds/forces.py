"""Words for people under arms, crowds and the unarmed that are no name: `resources/forces/<language>.yml`.

A phrase gets its country from a nationality in it or around it. `count` lists base forms, inflected here;
`words` are taken as they stand (Arabic ones also with the accusative ending).
"""

from collections.abc import Iterator
from typing import Any, Literal

from marsad.resources.schema import Record

_ARABIC_ENDINGS = ("", "ا", "ان", "ين", "ون", "و", "ي", "ه", "ات", "تان", "تين")
_ARABIC_OWNERS = ("ه", "ها", "هم", "هن", "هما", "نا")  # "his", "her", "their", "our", behind what is owned
_OWNED = ("force", "militia", "civilian")
_FRENCH_STOPS = frozenset({"de", "du", "des", "d", "a", "à", "en", "sans", "pour", "l", "par", "au", "aux", "non"})
_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "policeman": "policemen", "policewoman": "policewomen",
    "serviceman": "servicemen", "gunman": "gunmen", "militiaman": "militiamen", "tribesman": "tribesmen",
    "fisherman": "fishermen", "person": "people", "passer-by": "passers-by", "rifleman": "riflemen",
    "guardsman": "guardsmen", "clergyman": "clergymen", "businessman": "businessmen",
    "chief of staff": "chiefs of staff",
}  # fmt: skip


class Entry(Record):
    """`target` is an actor id with <country>, or "mission" (the peace mission of the country).

    `bare`: whether the words name it without a nationality. `definite`: only with an article or demonstrative.
    `role`: "attacker" words give way to a group that the report names as responsible.
    """

    id: str
    target: str | None = None
    kind: Literal["force", "mission", "generic", "civilian", "crowd", "government", "anaphor", "militia"]
    who: str | None = None
    people: bool = False
    bare: bool = True
    joined: bool = False  # only beside a named group or its leader ("éléments du GSIM", "les hommes de Koufa")
    definite: bool = False
    deed: bool = False  # what forces do: the nationality beside it alone is the mention ("French air strikes")
    stands_for: list[str] = []  # categories or ids: the only such actor that the report names is meant
    fits: list[str] = []  # of an anaphor: kinds that it may stand for
    words: list[str] = []
    count: list[str] = []


class Community(Record):
    """A community: its people are civilians, its armed men a militia of its own."""

    id: str
    words: list[str] = []
    count: list[str] = []


class Forces(Record):
    adjective: Literal["before", "after"]  # where a nationality stands to its noun
    of: list[str]  # words between a noun and a country: "armée du Mali"
    articles: list[str] = []
    one: list[str]  # articles of something not known yet: "a French raid"
    groups: list[Entry]
    communities: list[Community]
    armed: list[str]  # words that make a community's men a militia
    unknown_heads: list[str]  # words that begin the name of an organisation
    unknown_links: list[str] = []  # words inside such a name that carry no capital
    linked: list[str] = []  # words before a big organisation's name that make it the description of a local one
    linked_after: list[str] = []  # such words behind the name: "al-Qaeda affiliate"
    and_words: list[str] = []
    joins: list[str] = []  # words between fighters and their group: "combattants du GSIM"
    idioms: list[str] = []  # fixed phrases whose words name nobody: "organised crime", "guerrilla warfare"
    former: list[str] = []  # beside a person's office: held no longer ("former minister", "الدبلوماسي السابق")
    examples: list[str]
    counterexamples: list[str] = []


SCHEMA = Forces


def _plural(word: str, language: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if language == "en":
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            return word[:-1] + "ies"
        return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-1] + "ux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


def _count_latin(phrase: str, language: str) -> Iterator[str]:
    yield phrase
    words = phrase.split(" ")
    if language == "en":
        yield _IRREGULAR.get(phrase) or " ".join([*words[:-1], _plural(words[-1], language)])
        return
    stop = next((i for i, w in enumerate(words) if w.lower().split("'")[0] in _FRENCH_STOPS), len(words))
    yield " ".join([*(_plural(w, language) for w in words[:stop]), *words[stop:]])


def _count_arabic(phrase: str) -> Iterator[str]:
    words = phrase.split(" ")
    for ending in _ARABIC_ENDINGS:
        yield " ".join(w + ending for w in words)
    for head, rest in (("ان", "ين"), ("و", "ون"), ("ي", "ين")):
        if len(words) > 1:
            yield " ".join([words[0] + head, *(w + rest for w in words[1:])])


def _owned(form: str) -> Iterator[str]:
    """An Arabic noun with its owner attached: "سائق" gives "سائقها", "قرية" "قريته", "جنود" "جنودنا", "مقاتلون" "مقاتلوها"."""
    stem = form[:-1] + "ت" if form.endswith("ة") else form
    if len(form) > 4 and form.endswith(("ون", "ين", "ان")):
        stem = form[:-1]
    if len(stem) > 2 and stem[-1] not in "ءىأ":
        for owner in _ARABIC_OWNERS:
            yield stem + owner


def _forms(entry: dict[str, Any], language: str) -> list[str]:
    found: dict[str, None] = {}
    for word in entry["words"]:
        found[word] = None
        if language == "ar" and " " not in word and word[-1] not in "هةاىء":
            found[word + "ا"] = None
    for word in entry["count"]:
        for form in _count_arabic(word) if language == "ar" else _count_latin(word, language):
            found[form] = None
    return list(found)


def _with_owners(groups: list[dict[str, Any]]) -> None:
    """Arabic nouns for people with their owners attached, where no group has the word as its own."""
    own = {form for group in groups for form in group["forms"]}
    for group in groups:
        if group.get("people") and group["kind"] in _OWNED and group.get("bare", True) and not group.get("joined"):
            plain = [f for f in group["forms"] if " " not in f and f[-1] not in "هاي"]
            owned = {word: None for form in plain for word in _owned(form) if word not in own}
            group["forms"] = list(dict.fromkeys([*group["forms"], *owned]))


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    language = record["id"]
    for key in ("groups", "communities"):
        for entry in record[key]:
            entry["forms"] = _forms(entry, language)
            del entry["words"], entry["count"]
    if language == "ar":
        _with_owners(record["groups"])
    del record["examples"], record["counterexamples"]
    yield record
