"""What stands in a sentence: cues of outcomes, and figures, each with the people it counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from marsad.extract.harm.lexicon import Cue, Lexicon, Noun, harm_lexicon
from marsad.model.document import Document
from marsad.model.mentions import NumberMention
from marsad.model.report import Sentence, Span, Token
from marsad.text.match import Match

STRONG = frozenset(".;!?؛\n")
SOFT = frozenset(",،:()[]–—")
_REACH = 4  # words from a number to the noun that it counts


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


def scan_sentence(document: Document, sentence: Sentence, language: str) -> Scan:
    """Cues and figures of a sentence, not yet tied to one another."""
    scan = Scan(document, sentence, harm_lexicon(language))
    first, stop = sentence.first, sentence.last
    masked = {at for m in scan.lexicon.not_harm.find(document.tokens, first, stop) for at in range(m.first, m.last)}
    for match in scan.lexicon.cues.find(document.tokens, first, stop):
        if match.first not in masked and not _nominal(scan, match):
            scan.cues.append(_cue_at(match))
    scan.nouns = scan.lexicon.nouns.find(document.tokens, first, stop)
    _numbers(scan)
    _unnumbered(scan)
    scan.figures.sort(key=lambda f: f.core)
    return scan


def _nominal(scan: Scan, match: Match[Cue]) -> bool:
    """A participle used as a noun: "visited the wounded", "les blessés"."""
    start = match.first == scan.sentence.first or scan.stops(match.first - 1, match.first, STRONG | SOFT)
    if start and scan.tokens[match.first].key in scan.lexicon.not_at_start:
        return True  # "فقد أعلن": a particle, not "lost"
    if match.first == scan.sentence.first or match.last - match.first > 1:
        return False
    side = {c.side for c in match.payloads}
    return not side <= {"after", "tight"} and scan.tokens[match.first - 1].key in scan.lexicon.nominal


def _cue_at(match: Match[Cue]) -> CueAt:
    """The cue's reading: of several sides the one that leaves both open."""
    cue = match.payloads[0]
    sides = {c.side for c in match.payloads}
    side = cue.side if len(sides) == 1 else "tight" if sides == {"after", "tight"} else "either"
    return CueAt(match.first, match.last, match.span, cue.outcome, side, any(c.among for c in match.payloads))


def _numbers(scan: Scan) -> None:
    inside = [n for n in scan.document.numbers if scan.sentence.span.start <= n.span.start < scan.sentence.span.end]
    taken = [n.span for n in inside]
    for number in inside:
        figure = _figure(scan, number, taken)
        if figure is not None:
            scan.figures.append(figure)


def token_range(tokens: Sequence[Token], span: Span, first: int, stop: int) -> tuple[int, int]:
    """Half-open token positions that a span covers, between two positions."""
    at = first
    while at < stop and tokens[at].end <= span.start:
        at += 1
    last = at
    while last < stop and tokens[last].start < span.end:
        last += 1
    return at, last


def _noun_at(scan: Scan, at: int) -> Match[Noun] | None:
    for match in scan.nouns:
        if match.first <= at < match.last:
            return match
    return None


def _figure(scan: Scan, number: NumberMention, taken: list[Span]) -> Figure | None:
    """The figure around a number; None where it counts no people."""
    tokens, stop = scan.tokens, scan.sentence.last
    core, last = token_range(tokens, number.span, scan.sentence.first, stop)
    figure = Figure(core, last, core, scan.span(core, last), number.low, number.best, number.high, "number")
    figure.span = number.span
    own = _noun_at(scan, core)
    if own is not None and own.first == core and own.payloads[0].count == "two" and own.last >= last - 1:
        _take(figure, own, scan)
        figure.kind = "dual"
        _outcome_then_people(scan, figure, figure.last)
        return figure
    if own is not None and own.first == core and number.best == 2 and number.low == 2 and not number.vague:
        if own.payloads[0].who is None and own.payloads[0].outcome is None:
            return None
    return _counted(scan, figure, last, taken)


def _counted(scan: Scan, figure: Figure, at: int, taken: list[Span]) -> Figure | None:
    tokens, stop, lexicon = scan.tokens, scan.sentence.last, scan.lexicon
    if lexicon.not_people.all_at(tokens, figure.core, stop) and scan.lexicon.arabic and figure.best == 2:
        return None  # the dual of a thing
    seen = 0
    while at < stop and seen < _REACH:
        if any(c in STRONG or c in SOFT for c in scan.gap(at - 1, at)):
            break
        if any(s.start <= tokens[at].start < s.end for s in taken) and tokens[at].start >= figure.span.end:
            break
        softener = lexicon.softeners.all_at(tokens, at, stop)
        if softener:
            figure.last = at = softener[0].last
            continue
        if lexicon.others.all_at(tokens, at, stop):
            figure.others, figure.last = True, at + 1
            at, seen = at + 1, seen + 1
            continue
        victims = lexicon.of_victims.all_at(tokens, at, stop)
        partitive = victims or lexicon.partitives.all_at(tokens, at, stop)
        if partitive:
            figure.part, figure.partitive = bool(victims), not victims
            figure.noun, figure.last = True, partitive[0].last
            _outcome_then_people(scan, figure, figure.last)
            return figure
        noun = _noun_at(scan, at)
        if _glued(scan, at) or lexicon.parts.all_at(tokens, at, stop):
            break
        if noun is not None and noun.first == at and noun.payloads[0].outcome is not None and seen > 1:
            break
        if noun is not None and noun.first == at:
            if seen and any(c.first <= at - 1 < c.last for c in scan.cues if c.last <= at):
                break
            _take(figure, noun, scan)
            _outcome_then_people(scan, figure, figure.last)
            return figure
        if lexicon.not_people.all_at(tokens, at, stop):
            return None
        if any(c.first <= at < c.last for c in scan.cues) or lexicon.links.all_at(tokens, at, stop):
            break
        if lexicon.edges.all_at(tokens, at, stop):
            break
        at, seen = at + 1, seen + 1
    return _bare(scan, figure)


def _strange(scan: Scan, at: int) -> bool:
    """An unknown word follows the number directly."""
    tokens, stop, lexicon = scan.tokens, scan.sentence.last, scan.lexicon
    if at >= stop or any(c in STRONG or c in SOFT or c in "\"»”" for c in scan.gap(at - 1, at)) or _glued(scan, at):
        return False
    if tokens[at].key.isdigit() or any(t.start <= tokens[at].start < t.end for t in (x.span for x in scan.document.times)):
        return False
    known = (lexicon.edges, lexicon.links, lexicon.breaks, lexicon.parts, lexicon.cues, lexicon.says, lexicon.to_matcher)
    return not any(m.all_at(tokens, at, stop) for m in known) and len(tokens[at].key) > 2


def _glued(scan: Scan, at: int) -> bool:
    """An Arabic word that "and" is written on to: what it names is the next thing, not the thing counted."""
    token = scan.tokens[at]
    return scan.lexicon.arabic and token.key[0] in "وف" and any(cut > token.start for _, cut in token.keys)


def _bare(scan: Scan, figure: Figure) -> Figure:
    """A number alone, or one that follows its noun ("مدني واحد", "الجنود الثلاثة")."""
    figure.bare = not figure.others
    figure.strange = figure.bare and _strange(scan, figure.last)
    before = _noun_at(scan, figure.core - 1) if figure.core > scan.sentence.first else None
    while before is not None and _adjective(scan, before) and before.first > scan.sentence.first:
        head = _noun_at(scan, before.first - 1)
        if head is None:
            break
        before = replace(head, last=before.last)
    if before is None and figure.best == 1 and figure.core - 2 >= scan.sentence.first:
        noun = _noun_at(scan, figure.core - 2)  # "جندي تشادي واحد"
        if noun is not None and noun.payloads[0].count == "one" and noun.last == figure.core - 1:
            before = replace(noun, last=figure.core)
    if before is not None and before.last == figure.core and scan.lexicon.arabic and not scan.gap(figure.core - 1, figure.core).strip():
        noun = before.payloads[0]
        definite = scan.tokens[figure.core].key.startswith("ال")
        if noun.who is not None and (figure.best == 1 or definite):
            figure.first, figure.who, figure.noun, figure.bare = before.first, noun.who, True, False
            figure.span = Span(before.span.start, figure.span.end)
    return figure


def _take(figure: Figure, match: Match[Noun], scan: Scan) -> None:
    noun = match.payloads[0]
    figure.noun = True
    figure.last = max(figure.last, match.last)
    figure.span = Span(figure.span.start, max(figure.span.end, match.span.end))
    figure.who = noun.who or figure.who
    if noun.outcome is not None and figure.outcome is None:
        figure.outcome, figure.trigger = noun.outcome, match.span


def _outcome_then_people(scan: Scan, figure: Figure, at: int) -> None:
    """Goes on after the noun: "53 قتيلا من الجنود", "morts parmi les civils", "13 civilian deaths"."""
    tokens, stop = scan.tokens, scan.sentence.last
    ranks = scan.lexicon.ranks.all_at(tokens, at, stop) if at < stop else []
    for ahead in range(ranks[0].last if ranks else at, min(stop, at + (4 if ranks else 3))):
        if any(c in STRONG or c in SOFT for c in scan.gap(ahead - 1, ahead)):
            return
        if _glued(scan, ahead) or scan.lexicon.parts.all_at(tokens, ahead, stop):
            return
        if scan.lexicon.edges.all_at(tokens, ahead, stop) and not scan.lexicon.ranks.all_at(tokens, ahead, stop):
            return
        noun = _noun_at(scan, ahead)
        if noun is not None and noun.first == ahead:
            follows_number = any(
                n.span.start <= tokens[noun.last].start < n.span.end for n in scan.document.numbers
            ) if noun.last < stop else False
            payload = noun.payloads[0]
            if payload.who and (figure.who in (None, "unknown")) and figure.outcome:
                figure.who, figure.last = payload.who, noun.last
                figure.span = Span(figure.span.start, noun.span.end)
            elif payload.outcome and figure.outcome is None and ahead == at and not follows_number:
                _take(figure, noun, scan)
            elif payload.who and figure.who in ("unknown", None) and payload.count != "one":
                figure.who, figure.last = payload.who, noun.last
            return
        if scan.lexicon.links.all_at(tokens, ahead, stop) or any(c.first <= ahead < c.last for c in scan.cues):
            return


def _unnumbered(scan: Scan) -> None:
    """People without a number: one ("un soldat", "جندي", "another"), nobody ("no casualties"), some ("a number of")."""
    used = {at for figure in scan.figures for at in range(figure.first, figure.last)}
    _nobody(scan, used)
    _open(scan, used)
    for name in ("another", "one_of"):
        for match in getattr(scan.lexicon, name).find(scan.tokens, scan.sentence.first, scan.sentence.last):
            if not used & set(range(match.first, match.last)):
                figure = Figure(match.first, match.last, match.first, match.span, 1, 1, 1, "other")
                if name == "another":
                    noun = _noun_at(scan, figure.last) if figure.last < scan.sentence.last else None
                    if noun is not None and noun.first == figure.last and not _glued(scan, noun.first):
                        _take(figure, noun, scan)
                        figure.outcome = None
                if name == "one_of":
                    figure.kind = "one"
                    _following_noun(scan, figure)
                    if scan.lexicon.arabic and match.last - match.first == 1 and len(scan.tokens[match.first].key) > 4:
                        figure.part = figure.noun = True
                    if not figure.noun:
                        continue
                scan.figures.append(figure)
                used |= set(range(figure.first, figure.last))
    for match in scan.nouns:
        if match.first not in used and any(p.count == "one" for p in match.payloads):
            _single(scan, match, used)
    _persons(scan, used)


def _speaks(scan: Scan, span: Span) -> bool:
    """The words name who says so, or a place."""
    sources = [a.source for a in scan.document.attributions if a.source is not None and a.source.covers(span)]
    if any(not any(source.overlaps(cue.span) for cue in scan.cues) for source in sources):
        return True
    return any(p.span.overlaps(span) and p.resolved is not None for p in scan.document.places)


def _persons(scan: Scan, used: set[int]) -> None:
    """People by name, one each."""
    for person in scan.document.persons:
        if scan.sentence.span.covers(person.span) and not _speaks(scan, person.span):
            first, last = token_range(scan.tokens, person.span, scan.sentence.first, scan.sentence.last)
            if first < last and not used & set(range(max(first - 2, 0), last)):
                scan.figures.append(Figure(first, last, first, person.span, 1, 1, 1, "one", "unknown", noun=True))
                used |= set(range(first, last))


def _following_noun(scan: Scan, figure: Figure) -> None:
    for at in range(figure.last, min(scan.sentence.last, figure.last + 3)):
        noun = _noun_at(scan, at)
        if noun is not None and noun.payloads[0].who is not None:
            _take(figure, noun, scan)
            return


def _single(scan: Scan, match: Match[Noun], used: set[int]) -> None:
    noun = next(p for p in match.payloads if p.count == "one")
    if noun.who is None or (scan.lexicon.arabic and _adjective(scan, match)):
        return
    first = match.first
    if _compound(scan, match):
        return
    if not scan.lexicon.arabic:
        before = scan.tokens[first - 1].key if first > scan.sentence.first else ""
        two_before = scan.tokens[first - 2].key if first - 1 > scan.sentence.first else ""
        determiners = scan.lexicon.articles | scan.lexicon.definite
        if before in determiners:
            first -= 1
        elif two_before in determiners and before not in scan.lexicon.links_keys():
            first -= 2
        elif first != scan.sentence.first:
            return
    if _speaks(scan, match.span) or used & set(range(first, match.last)):
        return
    figure = Figure(first, match.last, first, Span(scan.tokens[first].start, match.span.end), 1, 1, 1, "one", noun.who)
    if scan.lexicon.arabic:
        figure.span = match.span
    figure.noun = True
    scan.figures.append(figure)
    used |= set(range(first, match.last))


def _adjective(scan: Scan, match: Match[Noun]) -> bool:
    """An Arabic noun right behind another, nothing attached: "جنديا ماليا", "ضابط فرنسي"."""
    before = _noun_at(scan, match.first - 1) if match.first > scan.sentence.first else None
    return before is not None and match.span.start == scan.tokens[match.first].start


def _compound(scan: Scan, match: Match[Noun]) -> bool:
    """The noun only describes the next one: "a military spokesman", "the Dogon delegates", "le chef d'état-major"."""
    at, stop, lexicon = match.last, scan.sentence.last, scan.lexicon
    if at >= stop:
        return False
    gap = scan.gap(at - 1, at)
    if lexicon.language == "en":
        if any(c in STRONG or c in SOFT for c in gap):
            return False
        if gap.strip() and gap.strip() not in "\"'»”’":
            return True
        matchers = (lexicon.edges, lexicon.links, lexicon.breaks, lexicon.parts, lexicon.cues)
        known = any(matcher.all_at(scan.tokens, at, stop) for matcher in matchers)
        return not known and scan.tokens[at].key not in ("of", "named", "called", "aged", "s", "identified")
    return False


def _nobody(scan: Scan, used: set[int]) -> None:
    """"no casualties", "ni mort ni blessé", "دون خسائر": nought; a bare denial that civilians died is no count."""
    tokens, stop = scan.tokens, scan.sentence.last
    for match in scan.lexicon.none.find(tokens, scan.sentence.first, stop):
        at = match.last
        while at < min(stop, match.last + 3) and not scan.stops(match.last - 1, at, STRONG | SOFT):
            heads = scan.lexicon.none_heads.all_at(tokens, at, stop)
            if heads:
                _nought(scan, match.first, match.last, heads[0], used)
                at = heads[0].last
                if at + 1 < stop and scan.lexicon.links.all_at(tokens, at, stop):
                    second = scan.lexicon.none_heads.all_at(tokens, at + 1, stop)
                    if second:
                        _nought(scan, match.first, match.last, second[0], used)
                break
            if tokens[at].key in scan.lexicon.none_not or scan.lexicon.edges.all_at(tokens, at, stop) or tokens[at].key == "of":
                break
            at += 1
    _said_nobody(scan, used)


def _nought(scan: Scan, first: int, after: int, head: Match[str], used: set[int]) -> None:
    outcomes = ("killed", "injured") if head.payloads[0] == "both" else (head.payloads[0],)
    span = Span(scan.tokens[first].start, head.span.end)
    near = [n for n in scan.nouns if after <= n.first <= head.last + 2]
    if not any(n.payloads[0].who == "civilian" for n in near):
        for outcome in outcomes:
            scan.figures.append(Figure(first, head.last, first, span, 0, 0, 0, "none", None, outcome))
    used |= set(range(first, head.last))


def _said_nobody(scan: Scan, used: set[int]) -> None:
    tokens, stop = scan.tokens, scan.sentence.last
    for said in scan.lexicon.none_said.find(tokens, scan.sentence.first, stop):
        if not used & set(range(said.first, said.last)):
            scan.figures.append(
                Figure(said.first, said.last, said.first, said.span, 0, 0, 0, "none", None, said.payloads[0])
            )
            used |= set(range(said.first, said.last))


def _open(scan: Scan, used: set[int]) -> None:
    for match in scan.lexicon.unspecified.find(scan.tokens, scan.sentence.first, scan.sentence.last):
        if used & set(range(match.first, match.last)):
            continue
        noun = _noun_at(scan, match.last) if match.last < scan.sentence.last else None
        if noun is not None and noun.first == match.last and noun.payloads[0].count == "many" and noun.payloads[0].who:
            figure = Figure(match.first, match.last, match.first, match.span, None, None, None, "open")
            _take(figure, noun, scan)
            scan.figures.append(figure)
            used |= set(range(figure.first, figure.last))
