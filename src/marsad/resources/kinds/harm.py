"""What befalls people, and the words that count them: `resources/harm/<language>.yml`."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from marsad.resources.schema import Checked, Record

Outcome = Literal["killed", "injured", "abducted", "missing", "arrested", "released", "displaced"]
Who = Literal[
    "civilian", "soldier", "peacekeeper", "police", "militia", "militant", "attacker", "official", "aid_worker",
    "journalist", "hostage", "demonstrator", "unknown",
]  # fmt: skip


class Cues(Record):
    """Words for an outcome by where the people stand: `after` the cue ("tuant", "مقتل"), `before` it ("were killed"),
    on `either` side; `verbs` (by principal parts) stand for all their forms; `heads` are nouns counted themselves
    ("morts", "قتيلا"); `among`: "among the dead", whose people are part of a figure told before; `tight`: words of
    other meanings too, which mean this only with the figure right behind them ("lost three men")."""

    after: list[str] = Field(default=[])
    before: list[str] = Field(default=[])
    either: list[str] = Field(default=[])
    verbs: list[str] = Field(default=[])
    after_verbs: list[str] = Field(default=[])
    heads: list[str] = Field(default=[])
    among: list[str] = Field(default=[])
    tight: list[str] = Field(default=[])
    dying: list[str] = Field(default=[])  # French verbs whose subject suffers it: "périr", "perdre la vie|perd|perdaient"


class Harm(Checked):
    """Words about victims of one language. A noun is "singular|plural|..."; an Arabic one gives case and dual forms,
    a French or English one its plural in s where none is written."""

    outcomes: dict[Outcome, Cues]
    victims: dict[Who, list[str]]
    not_people: list[str]
    articles: list[str] = Field(default=[])
    definite: list[str] = Field(default=[])
    others: list[str]
    another: list[str]
    one_of: list[str]
    partitives: list[str]
    of_victims: list[str]
    included: list[str]
    softeners: list[str]
    ranks: list[str]
    collectives: list[str] = Field(default=[])
    severities: list[str]
    incidents: list[str]
    parts: list[str]
    links: list[str]
    breaks: list[str]
    tolls: list[str]
    counts: list[str]
    superseded: list[str]
    earlier: list[str]
    revisions: list[str]
    from_words: list[str]
    to_words: list[str]
    aggregate: list[str]
    since: list[str]
    periods: list[str]
    none: list[str]
    none_heads: dict[str, list[str]]
    unspecified: list[str] = Field(default=[])
    same_again: list[str] = Field(default=[])
    not_harm: list[str] = Field(default=[])
    edges: list[str]
    says: list[str]
    exceeds: list[str]
    none_said: dict[str, list[str]] = Field(default={})
    none_not: list[str] = Field(default=[])
    nominal: list[str] = Field(default=[])
    also: list[str] = Field(default=[])
    possessive: list[str] = Field(default=[])
    not_at_start: list[str] = Field(default=[])
    replaces: list[str] = Field(default=[])
    superlatives: list[str] = Field(default=[])
    passive: list[str] = Field(default=[])
    own_losses: list[str] = Field(default=[])  # nouns of loss that alone mean one's own people
    nobody: list[str] = Field(default=[])  # "anyone", "personne"
    losses: list[str] = Field(default=[])  # words for an outcome whose subject the people belonged to
    ours: list[str] = Field(default=[])  # that subject is the speaker
    head_last: bool = False  # of nouns in a row the last says who they are: "seven Beninese soldiers"


_HAVING = ("a", "ont", "avoir", "ayant", "avait", "avaient", "aurait", "auraient", "ait", "aient")
_ARABIC_PAST = ("", "ت", "ا", "تا", "وا", "ن", "نا")
_ARABIC_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")


def _possessed(noun: str) -> list[str]:
    """Forms of an Arabic noun before an attached pronoun: "عناصره", "مقاتليها", "أعضائه"."""
    if " " in noun:
        return []
    if noun.endswith(("ون", "ين")):
        stems = [noun[:-1]]
    elif noun.endswith("اء"):
        stems = [noun[:-1] + "ئ", noun[:-1] + "ؤ", noun]
    elif noun.endswith("ة"):
        stems = [noun[:-1] + "ت"]
    else:
        stems = [noun[:-1] + "ا" if noun.endswith("ى") else noun]
    return [stem + pronoun for stem in stems for pronoun in _ARABIC_PRONOUNS]


def _arabic(parts: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Forms for one, for two, for several."""
    noun, *plurals = parts
    words = noun.split()
    head, tail = words[0], words[1:]
    stem = head[:-1] + "ت" if head.endswith("ة") else head
    one = [noun] if head.endswith(("ة", "ا", "ى")) else [noun, " ".join([head + "ا", *tail])]
    two = [" ".join([stem + ending, *tail]) for ending in ("ان", "ين", *(("ا", "ي") if tail else ()))]
    many = [*plurals, *(form for plural in plurals for form in _possessed(plural))]
    return one, [form for form in two if form not in plurals], many


def _latin(parts: list[str]) -> tuple[list[str], list[str], list[str]]:
    noun, *plurals = parts
    if not plurals:
        plurals = [" ".join(word if word.endswith(("s", "x", "z")) else word + "s" for word in noun.split())]
    return [noun], [], plurals


def _thing(noun: str) -> list[str]:
    """Accusative and dual of an Arabic noun for a thing."""
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    return [noun + "ا", stem + "ان", stem + "ين"]


def forms(noun: str) -> tuple[list[str], list[str], list[str]]:
    """(one, two, several) of "singular|plural|..."; a leading "|" has no singular."""
    parts = noun.split("|")
    if not parts[0]:
        return [], [], parts[1:]
    return _arabic(parts) if "\u0600" <= parts[0][0] <= "\u06ff" else _latin(parts)


def _french(verb: str) -> tuple[list[str], list[str]]:
    """(active, passive) forms: "tuer" or "abattre|abattu|abattant|abat|abattent"."""
    if verb.endswith("er") and "|" not in verb:
        stem = verb[:-2]
        participle, present, now, they = (
            stem + "é",
            stem + ("eant" if stem.endswith("g") else "ant"),
            stem + "e",
            stem + "ent",
        )
        infinitive = verb
    else:
        infinitive, participle, present, now, they = verb.split("|")
    active = [f"{h} {participle}" for h in (*_HAVING, "en a", "en ont")] + [present, infinitive, now, they]
    if infinitive.endswith("er"):
        active += [infinitive[:-2] + "a", infinitive[:-2] + "èrent", infinitive[:-2] + "aient", infinitive[:-2] + "ait"]
    agreed = [
        participle,
        participle + "e",
        participle if participle.endswith("s") else participle + "s",
        participle + "es",
    ]
    being = ("été", "est", "sont", "étaient", "était", "seraient", "serait", "furent", "fut")
    return active, [*agreed, *(f"{b} {p}" for b in being for p in agreed)]


def _dying(verb: str) -> list[str]:
    """Forms of a French verb whose subject suffers the outcome, in every tense of a report: "succomber", or
    "perdre la vie|perdu|perd|perdent|perdai|perdi|perdr" by participle, present, and the stems of the tenses."""
    words, *parts = verb.split("|")
    infinitive, _, rest = words.partition(" ")
    if not parts:
        stem = infinitive[:-2]
        parts = [stem + "é", stem + "e", stem + "ent", stem + "ai", "", infinitive]
    participle, one, many, imperfect, past, future = parts
    simple = [past + "t", past + "rent"] if past else [imperfect[:-1], imperfect[:-2] + "èrent"]
    forms = [one, many, imperfect + "t", imperfect + "ent", *simple, infinitive]
    forms += [future + ending for ending in ("a", "ont", "ait", "aient")]
    forms += [f"{having} {participle}" for having in _HAVING]
    return [f"{form} {rest}".strip() for form in forms]


def _english(verb: str) -> tuple[list[str], list[str], list[str]]:
    """(active, passive, either) forms: "kill" or "shoot|shot|shot|shooting|shoots"."""
    if "|" in verb:
        base, past, participle, ing, third = verb.split("|")
    else:
        base, stem = verb, verb[:-1] if verb.endswith("e") else verb
        past = participle = stem + "ed"
        ing, third = stem + "ing", verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s")
    active = [base, ing, third, *(f"{h} {participle}" for h in ("has", "have", "had", "having"))]
    being = ("was", "were", "been", "being", "is", "are", "be", "got", "get")
    passive = [f"{b} {participle}" for b in being]
    if past != participle:
        active.append(past)
    return active, passive, [participle]


def spell_out(cues: dict[str, Any], language: str) -> None:
    """Puts the forms of `verbs` and `after_verbs` into `after`, `before` and `either`."""
    for verb in cues.pop("verbs", []):
        if language == "ar":
            cues["either"] += [verb + ending for ending in _ARABIC_PAST]
        elif language == "fr":
            active, passive = _french(verb)
            cues["after"] += active
            cues["before"] += passive
        else:
            active, passive, either = _english(verb)
            cues["after"] += active
            cues["before"] += passive
            cues["either"] += either
    for verb in cues.pop("dying", []):
        cues["before"] += _dying(verb)
    for verb in cues.pop("after_verbs", []):
        cues["tight"] += [verb + ending for ending in _ARABIC_PAST]


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Nouns become lists of forms by number, verbs lists of forms by side."""
    nouns = []
    for who, entries in record.pop("victims").items():
        for entry in entries:
            one, two, many = forms(entry)
            nouns.append({"who": who, "one": one, "two": two, "many": many})
    for cues in record["outcomes"].values():
        spell_out(cues, record["id"])
        heads = [forms(entry) for entry in cues.pop("heads", [])]
        cues["heads"] = [{"one": one, "two": two, "many": many} for one, two, many in heads]
    if record["id"] == "ar":
        things = record["not_people"]
        record["not_people"] = things + [form for thing in things for form in _thing(thing)]
    yield record | {"victims": nouns}


SCHEMA = Harm
