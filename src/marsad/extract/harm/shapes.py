"""What is found in a sentence on its way to harm lines: figures, cues, and the sentence laid open."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.extract.harm.lexicon import Lexicon, Noun
from marsad.model.document import Document
from marsad.model.report import Sentence, Span, Token
from marsad.text.match import Match

STRONG = frozenset(".;!?؛\n")
SOFT = frozenset(",،:()[]–—")


@dataclass(slots=True)
class Figure:
    """So many people. first..last: token positions of the whole phrase; `core`: position of the number itself.

    kind: number | dual | one | other (another, the fourth) | none (nobody) | open (some, not said how many).
    `outcome` is set where the counted noun says it ("49 morts") and later by the cue that claims the figure.
    """

    first: int
    last: int
    core: int
    span: Span
    low: int | None
    best: int | None
    high: int | None
    kind: str
    who: str | None = None
    outcome: str | None = None
    noun: bool = False  # a noun for people, or one that is counted, stands with it
    bare: bool = False  # nothing but a number
    strange: bool = False  # followed by a noun that no list has: who knows what it counts
    part: bool = False
    partitive: bool = False  # "three of them": of people told of before, harmed or not
    others: bool = False
    toll: bool = False
    superseded: bool = False
    revises: bool = False  # a toll "has risen to" it
    trigger: Span | None = None
    whole: "Figure | None" = None
    series: int = -1
    own: bool = False  # people of whoever gives the figure


@dataclass(frozen=True, slots=True)
class CueAt:
    first: int
    last: int
    span: Span
    outcome: str
    side: str
    among: bool = False


@dataclass(slots=True)
class Scan:
    """A sentence laid open."""

    document: Document
    sentence: Sentence
    lexicon: Lexicon
    cues: list[CueAt] = field(default_factory=list)
    nouns: list[Match[Noun]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    @property
    def tokens(self) -> Sequence[Token]:
        return self.document.tokens

    def gap(self, left: int, right: int) -> str:
        """The text between two tokens that follow one another, given as positions."""
        return self.document.text[self.tokens[left].end : self.tokens[right].start]

    def stops(self, left: int, right: int, marks: frozenset[str]) -> bool:
        """Whether one of the marks stands between token `left` and token `right`."""
        return any(c in marks for at in range(left, right) for c in self.gap(at, at + 1))

    def has(self, name: str, first: int, last: int) -> bool:
        matcher = getattr(self.lexicon, name)
        last = min(last, self.sentence.last)
        return any(m.last <= last for at in range(first, last) for m in matcher.all_at(self.tokens, at, last))

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def token_range(tokens: Sequence[Token], span: Span, first: int, stop: int) -> tuple[int, int]:
    """Half-open token positions that a span covers, between two positions."""
    at = first
    while at < stop and tokens[at].end <= span.start:
        at += 1
    last = at
    while last < stop and tokens[last].start < span.end:
        last += 1
    return at, last


def noun_at(scan: Scan, at: int) -> Match[Noun] | None:
    for match in scan.nouns:
        if match.first <= at < match.last:
            return match
    return None


def glued(scan: Scan, at: int) -> bool:
    """An Arabic word that "and" is written on to: what it names is the next thing, not the thing counted."""
    token = scan.tokens[at]
    if not scan.lexicon.arabic or token.key[0] not in "وف" or not any(cut > token.start for _, cut in token.keys):
        return False
    noun = noun_at(scan, at)
    return noun is None or noun.first != at or noun.span.start != token.start  # "وفيات" is one word


def adjective(scan: Scan, match: Match[Noun]) -> bool:
    """An Arabic noun right behind another, nothing attached: "جنديا ماليا", "ضابط فرنسي"."""
    before = noun_at(scan, match.first - 1) if match.first > scan.sentence.first else None
    return before is not None and match.span.start == scan.tokens[match.first].start


def speaks(scan: Scan, span: Span) -> bool:
    """The words name who says so, or a place."""
    sources = [a.source for a in scan.document.attributions if a.source is not None and a.source.covers(span)]
    if any(not any(source.overlaps(cue.span) for cue in scan.cues) for source in sources):
        return True
    return any(p.span.overlaps(span) and p.resolved is not None for p in scan.document.places)


def take_noun(figure: Figure, match: Match[Noun], scan: Scan) -> None:
    noun = match.payloads[0]
    figure.noun = True
    figure.last = max(figure.last, match.last)
    figure.span = Span(figure.span.start, max(figure.span.end, match.span.end))
    figure.who = noun.who or figure.who
    if noun.outcome is not None and figure.outcome is None:
        figure.outcome, figure.trigger = noun.outcome, match.span
