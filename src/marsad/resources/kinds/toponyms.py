"""Words around place names: `resources/toponyms/<language>.yml` and `all.yml` for what no language owns."""

from marsad.resources.schema import Record


class Toponyms(Record):
    """See the comments in the files. Lists of phrases are matched on folded words; patterns are regular expressions
    over folded text in which {num}, {unit}, {dir} and {of} stand for the lists of that name."""

    kinds: dict[str, list[str]] = {}
    kinds_after: dict[str, list[str]] = {}
    generic: list[str] = []
    weak: list[str] = []
    event_before: list[str] = []
    capital_not: list[str] = []
    name_heads: list[str] = []
    locating: list[str] = []
    inside: list[str] = []
    named_before: list[str] = []
    name_parts: list[str] = []
    name_links: list[str] = []  # what joins two names to one: "Mocímboa da Praia"
    named_after_kind: list[str] = []
    not_named: list[str] = []
    not_named_after: list[str] = []
    articles: list[str] = []
    capital_words: list[str] = []
    elsewhere_before: list[str] = []
    elsewhere_weak: list[str] = []
    anaphors: list[str] = []
    stop: list[str] = []
    cues: list[str] = []
    verbs_of_speech: list[str] = []
    metonym_before: list[str] = []
    metonym_after: list[str] = []
    location_before: list[str] = []
    directions: dict[str, list[str]] = {}
    units_km: dict[str, list[str]] = {}
    numbers: dict[str, float] = {}
    patterns_before: dict[str, list[str]] = {}
    patterns_after: dict[str, list[str]] = {}
    joins: list[str] = []
    about: list[str] = []
    agencies: list[str] = []
    names: list[str] = []
    near_abroad: list[str] = []


SCHEMA = Toponyms
