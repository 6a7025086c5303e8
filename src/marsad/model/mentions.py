"""What extraction and grounding find in a report: words that name a time, place, actor, number, weapon, happening."""

from dataclasses import dataclass, field
from datetime import date

from marsad.model.report import Span


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A range of days, both ends included; both None when the words are a time but no day can be derived.

    precision: day | week | month | year | unknown.
    basis: explicit | relative | weekday | inferred | published | unknown.
    """

    start: date | None
    end: date | None
    precision: str = "day"
    basis: str = "explicit"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words for a time. `role`: "event" (may date a happening), "dateline", "published", "deadline", "duration"."""

    span: Span
    when: DaySpan
    role: str = "event"
    issue: str | None = None  # a conflict in the words themselves: weekday against date, day after publication


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A gazetteer entry that a name may mean; `score` in 0..1."""

    place_id: str
    place: str  # the gazetteer's Latin name
    country: str | None  # ISO 3166-1 alpha-2
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    kind: str  # country | adm1 | adm2 | town | village | area | lake | ...
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words for a place. `use`: "location" | "metonym" | "dateline" | "nationality" | "name" (part of another name).

    precision: exact | near | admin2 | admin1 | country. `relation` says how the words stand to `place`
    ("in", "near", "north of", "30 km north of", "between", "border", "road"). `within` is the chain of containing
    units that the words name ("Indelimane, dans la région de Ménaka"): spans that belong to this one place.
    """

    span: Span
    resolved: PlaceCandidate | None
    candidates: tuple[PlaceCandidate, ...] = ()
    use: str = "location"
    precision: str = "exact"
    relation: str | None = None
    lat: float | None = None  # computed point where `relation` moves it; else that of `resolved`
    lon: float | None = None
    radius_km: float | None = None
    within: tuple[Span, ...] = ()
    anchor: Span | None = None  # the whole expression, e.g. "à 30 km au nord de Gao"
    name: str | None = None  # the name as written, of a place that no gazetteer has


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words for an organisation, force or group of people.

    `actor` is an id of the actor list or of its patterns ("unidentified-mali", "civilians-niger"); None when the
    words name several equally well (see `candidates`).
    kind: "group" (named armed or other organisation) | "force" (state forces) | "mission" | "generic" (unnamed
    attackers) | "civilian" | "crowd" (protesters, rioters) | "government" | "anaphor" | "unknown" (an organisation
    that no list has). `who` is the victim class its people have in harm lines (contract.md): soldier, civilian ...
    `people` is True when the words are for persons who can be killed or act ("soldats", "civils"), False for an
    organisation's name alone.
    """

    span: Span
    actor: str | None
    kind: str
    candidates: tuple[tuple[str, float], ...] = ()
    who: str | None = None
    people: bool = False
    nation: str | None = None  # ISO 3166-1 alpha-2 of a contingent or nationality
    name: str | None = None  # the list's name
    community: str | None = None  # id of the community that the words name ("fulani")
    definite: bool = False  # unnamed people with an article: somebody told of before ("the assailants", "المسلحون")


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Words for a person of the list (`person`) or a person that the text introduces (`person` None)."""

    span: Span
    person: str | None
    candidates: tuple[tuple[str, float], ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A count. low..high, None where open; `best` where one number is named; `vague` for words such as "dozens"."""

    span: Span
    low: int | None
    best: int | None
    high: int | None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class WeaponMention:
    span: Span
    weapon: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that evoke a happening.

    voice: "active" | "passive" | "noun" | "ambiguous" (either, by the letters alone).
    `status`: asserted | denied | hypothetical, by the cues around it, with
    `cue` the words that say so. `strength`: 0..1, how surely the words mean violence of this type.
    """

    span: Span
    types: tuple[str, ...]  # best first
    voice: str
    sentence: int
    status: str = "asserted"
    background: bool = False
    cue: Span | None = None
    strength: float = 1.0
    lemma: str = ""
    generic: bool = False  # tells that people were hurt, not how
    definite: bool = False  # takes up a happening told before
    listed: bool = True  # the lists have the words; else only the reader found them


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who the report says it from. Classes and stances as in contract.md."""

    source: Span | None
    source_class: str
    cue: Span | None
    stance: str
    content: Span | None
    actor: str | None = None  # actor or person id of the source where it is one of the list
    also: tuple[Span, ...] = ()  # what the same voice says further on ("he added ..."), with the same stance


@dataclass(frozen=True, slots=True)
class HarmMention:
    """A stated figure: so many of those people suffered that outcome, as `per` (index of an attribution) gives it."""

    span: Span
    outcome: str  # killed | injured | abducted | missing | arrested | released | displaced
    who: str
    low: int | None
    best: int | None
    high: int | None
    actor: str | None = None
    per: int | None = None
    superseded: bool = False  # an earlier toll that the report itself replaces
    part_of: int | None = None  # index of the harm mention that this one is a part of
    aggregate: bool = False  # a total over several happenings, a period or a country: belongs to no single event
    sentence: int = -1
    trigger: Span | None = None  # the words that state the outcome ("tués", "مقتل")
    more: bool = False  # "others", "another", "also": people besides those of the figure before
    single: bool = False  # one person told of without a number ("un soldat", "مقتل القائد")
    headline: bool = False
    general: bool = False  # counted as "people", "dead" or bare: may hold every class of victims
    series: int = -1  # figures of one series ("six children and three adults") are added, others are rivals
    toll: bool = False  # the figure of a count ("the death toll", "le bilan", "الحصيلة")


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between two actors or persons (or an actor and a place, `operates_in`) that the report states."""

    subject: str
    predicate: str
    object: str
    status: str  # asserted | hedged | denied | former
    span: Span
    since: date | None = None
    until: date | None = None
    per: int | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    actor: str
    stance: str  # claimed | attributed | suspected | denied
    span: Span
    sentence: int = -1
    basis: str = "words"  # "words" that claim, accuse, suspect or deny; "account": a party tells of its own deed

    @property
    def blames(self) -> bool:
        """Somebody else lays it at the actor's door."""
        return self.stance in ("attributed", "suspected")


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a reader should know: what could not be read, or was understood but is odd."""

    stage: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When the report was published. basis: given | stated | inferred | unknown; `why` in words.

    `ranked`: the likeliest days with their probabilities, best first, where they were inferred.
    """

    start: date | None
    end: date | None
    basis: str
    why: str | None = None
    excluded: tuple[str, ...] = field(default=())
    ranked: tuple[tuple[date, float], ...] = field(default=())

    @property
    def anchor(self) -> date | None:
        """The day to reckon from: the likeliest of those that are possible."""
        return self.ranked[0][0] if self.start is not None and self.ranked else self.end
