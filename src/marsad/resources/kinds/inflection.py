"""Endings of a language's verbs and nouns: `resources/inflection/<language>.yml`; used when lemmas are compiled."""

from marsad.resources.schema import Record


class VerbClass(Record):
    """`stem` is cut from the infinitive; "+" in an ending doubles the last letter of the stem."""

    stem: str
    finite: list[str]
    participle: list[str]


class Inflection(Record):
    classes: dict[str, VerbClass] = {}
    past_endings: list[str] = []
    present_prefixes: list[str] = []
    present_double_prefixes: list[str] = []
    present_endings: list[str] = []
    object_pronouns: list[str] = []
    noun_endings: list[str] = []
    feminine_noun_endings: list[str] = []
    plural_noun_endings: list[str] = []
    passive_auxiliaries: list[str]
    active_auxiliaries: list[str]
    agent_follows: list[str]


SCHEMA = Inflection
