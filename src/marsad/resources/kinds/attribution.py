"""How a language says who says so: `resources/attribution/<language>.yml`.

Verb forms may be written `stem|class`: the templates of `endings[class]` are filled with the stem, so that one entry
gives all the forms that news uses.
"""

from typing import Any, Literal

from marsad.resources.schema import Record

Stance = Literal["asserts", "claims", "denies", "believes", "expects", "hedges"]
SourceClass = Literal[
    "official",
    "military",
    "armed_group",
    "witness",
    "security_source",
    "local_source",
    "media",
    "ngo",
    "medical",
    "un",
    "analyst",
    "unknown",
]


class Verbs(Record):
    """Words of speaking that share a stance.

    strength: "strong" (whoever is the subject speaks), "weak" (only with a subject that is known to speak),
    "participle" (the subject is that of the clause before: "affirmant", "مؤكدا").
    owns: the speaker speaks of an own deed ("claimed", "تبنى"), or owns up to it ("admitted", "أقر").
    """

    stance: Stance
    strength: Literal["strong", "weak", "participle"] = "strong"
    owns: Literal["claims", "admits"] | None = None
    forms: list[str]


class Cues(Record):
    """Words that bring a source without a verb; `place` of the source: after them, before them, none named,
    or after them at the opening of a sentence and before a comma."""

    stance: Stance
    place: Literal["after", "before", "none", "opening"] = "after"
    phrases: list[str]


class Sources(Record):
    """Nouns of those who speak. generic: what they belong to decides ("spokesman for ..."), else the class here."""

    source_class: SourceClass
    generic: bool = False
    metonym: bool = False  # a capital or country: speaks only where no other noun of its group does
    phrases: list[str]


class Example(Record):
    """A sentence, the words of its source (None: nobody is named) and what they come to."""

    text: str
    source: str | None
    source_class: SourceClass
    stance: Stance


class Attribution(Record):
    endings: dict[str, list[str]] = {}
    verbs: list[Verbs]
    cues: list[Cues]
    sources: list[Sources]
    pronouns: list[str]  # that stand for a source named before
    determiners: list[str] = []  # begin a group of words for a speaker
    indefinite: list[str] = []  # an unnamed one of many: a person without office is a witness
    breaks: list[str]  # words that a group of words for a speaker never holds
    openers: list[str] = []  # the same at its beginning only: conjunctions, adverbs
    tails: list[str] = []  # adverbs and times that may follow the group for a speaker and are no part of it
    subject_after: bool = False  # the verb stands before its subject as a rule
    relatives: list[str] = []  # open a clause on the speaker: "which", "qui"
    content_openers: list[str]  # words after which what is said begins
    exclude: list[str] = []  # phrases in which a word of speaking is none ("claimed the lives")
    helpers: list[str] = []  # auxiliaries, adverbs and object pronouns that belong to the verb after them
    participle: str | None = None  # pattern of a stored word that speaks only behind a helper ("indiqué")
    that: list[str] = []  # "that", "que", "أن": before it an unlisted verb with a known speaker speaks too
    verb_shape: str | None = None  # pattern of a word that can be a verb in that place
    impersonals: list[str] = []  # "on": the place beside it names who speaks ("à la préfecture, on confie")
    auxiliaries: list[str] = []  # may stand apart from their participle: "a, elle, annoncé"
    conjunctions: list[str] = []  # right before a verb: it shares the subject of the verb before
    reflexives: list[str] = []  # before a passive auxiliary they make it an active one ("s'est")
    name_antecedent: bool = False  # for "il dément" the source is the words for whom "il" stands
    objects: list[str] = []  # begin what is said, not who says it ("مقتل")
    same_noun: list[str] = []  # "the source(s)": whoever was called so before, not whoever spoke last
    resumes: list[str] = []  # right before a noun they take up what was said before: "this", "cette", "هذا"
    parts_from: list[str] = []  # behind a definite speaker they open what is said ("حذر الرئيس من ...")
    joints: list[str] = []  # tie the next noun to the speaker's own words ("باسم", "في")
    nobody: list[str] = []  # in the group of the subject: nobody speaks ("neither the army nor ...")
    topics: list[str] = []  # set out the speaker before its verb ("أما")
    agents: list[str] = []  # "by", "par": the speaker of a passive follows
    passives: list[str] = []  # auxiliaries right before a participle that nobody here speaks
    noun_markers: list[str] = []  # right before a word of speaking they show that it is a noun or an adjective
    prepositions: list[str] = []  # a group that opens with one is no subject
    asides: list[str] = []  # between the verb and what is said or who says it: "in a statement", "à l'AFP"
    negations: list[str] = []  # before the verb: nothing was said
    negations_open: list[str] = []  # the first half of a negation, before the verb: "ne"
    negations_after: list[str] = []  # its second half, behind the verb: nothing was said ("n'avance pas")
    denials: list[str] = []  # a content that opens with these denies
    dismissals: list[str] = []  # so does one that opens by calling what was said untrue: "a fabrication"
    conditional: str | None = None  # pattern of the conditional of hearsay, on folded words
    possible: list[str] = []  # what is said is told as a possibility
    enemies: list[str] = []  # words for the other side
    exploits: list[str] = []  # deeds of war: a party that tells of them in its own voice claims
    examples: list[Example]
    counterexamples: list[str] = []


SCHEMA = Attribution


def _filled(form: str, endings: dict[str, list[str]]) -> list[str]:
    """ "assum|e responsibility" → "assume responsibility", "assumes responsibility" ..."""
    stem, bar, rest = form.partition("|")
    if not bar:
        return [form]
    name, blank, tail = rest.partition(" ")
    return [template.replace("{}", stem) + blank + tail for template in endings[name]]


def compile_record(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Forms of verbs and of cues written out; the rest as it is."""
    endings = record.pop("endings", {})
    for verbs in record["verbs"]:
        verbs["forms"] = sorted({out for form in verbs["forms"] for out in _filled(form, endings)})
    for cues in record["cues"]:
        cues["phrases"] = list(dict.fromkeys(out for form in cues["phrases"] for out in _filled(form, endings)))
    return [record]
