"""Numbers and the people they count: "53 soldats tués", "ثلاثة من رجالها", "19 others", "جنديان"."""

from dataclasses import replace

from marsad.extract.harm.shapes import (
    SOFT,
    STRONG,
    Figure,
    Scan,
    adjective,
    glued,
    noun_at,
    speaks,
    take_noun,
    token_range,
)
from marsad.model.mentions import NumberMention
from marsad.model.report import Span

_REACH = 4  # words from a number to the noun that it counts
_FEMININE = ("ة", "ه")


def add_numbers(scan: Scan) -> None:
    inside = [n for n in scan.document.numbers if scan.sentence.span.start <= n.span.start < scan.sentence.span.end]
    taken = [n.span for n in inside]
    for number in inside:
        figure = _figure(scan, number, taken)
        if figure is not None:
            scan.figures.append(figure)


def _figure(scan: Scan, number: NumberMention, taken: list[Span]) -> Figure | None:
    """The figure around a number; None where it counts no people."""
    tokens, stop = scan.tokens, scan.sentence.last
    core, last = token_range(tokens, number.span, scan.sentence.first, stop)
    figure = Figure(core, last, core, scan.span(core, last), number.low, number.best, number.high, "number")
    figure.span = number.span
    own = noun_at(scan, core)
    two = number.low == number.high == 2 and scan.lexicon.arabic and not scan.tokens[core].key.isdigit()
    if own is not None and own.first == core and (own.payloads[0].count == "two" or two) and own.last >= last - 1:
        take_noun(figure, own, scan)
        figure.kind = "dual"
        _outcome_then_people(scan, figure, figure.last)
        return figure
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
        noun = noun_at(scan, at)
        if glued(scan, at) or lexicon.parts.all_at(tokens, at, stop):
            break
        if noun is not None and noun.first == at and noun.payloads[0].outcome is not None and seen > 1:
            break
        if noun is not None and noun.first == at:
            if seen and any(c.first <= at - 1 < c.last for c in scan.cues if c.last <= at):
                break
            take_noun(figure, noun, scan)
            if lexicon.head_last:
                _to_head(scan, figure)
            _outcome_then_people(scan, figure, figure.last)
            return figure
        if lexicon.collectives.all_at(tokens, at, stop) and at > figure.last:
            break  # "67 من كتيبة": of a unit, hence people
        if lexicon.not_people.all_at(tokens, at, stop):
            return None
        if at == figure.last and _described(scan, figure, at):
            return figure
        if any(c.first <= at < c.last for c in scan.cues) or lexicon.links.all_at(tokens, at, stop):
            break
        if lexicon.edges.all_at(tokens, at, stop):
            break
        at, seen = at + 1, seen + 1
    if _of_a_thing(scan, figure):
        return None
    return _bare(scan, figure)


def _of_a_thing(scan: Scan, figure: Figure) -> bool:
    """ "ليلة واحدة", "أسرة واحدة": an adjective of the thing before it; of people the noun is known."""
    if not scan.lexicon.arabic or figure.best != 1 or figure.core == scan.sentence.first:
        return False
    before, own = scan.tokens[figure.core - 1], scan.tokens[figure.core]
    if (
        not (before.key.endswith(_FEMININE) and own.key.endswith(_FEMININE))
        or scan.gap(figure.core - 1, figure.core).strip()
    ):
        return False
    return noun_at(scan, figure.core - 1) is None and not any(c.first <= figure.core - 1 < c.last for c in scan.cues)


def _described(scan: Scan, figure: Figure, at: int) -> bool:
    """ "40 neutralised terrorists", "three slain soldiers": what befell them stands before the noun."""
    if not scan.lexicon.head_last:
        return False
    for cue in scan.cues:
        noun = noun_at(scan, cue.last) if cue.first == at and cue.last < scan.sentence.last else None
        if noun is None or noun.first != cue.last or noun.payloads[0].who is None or noun.payloads[0].count != "many":
            continue
        if scan.stops(at - 1, noun.first, STRONG | SOFT):
            continue
        take_noun(figure, noun, scan)
        _to_head(scan, figure)
        figure.outcome, figure.trigger = cue.outcome, cue.span
        return True
    return False


def _to_head(scan: Scan, figure: Figure) -> None:
    """ "Seven Beninese soldiers", "three farmer brothers": of nouns in a row the last says who they are."""
    while figure.last < scan.sentence.last and not scan.gap(figure.last - 1, figure.last).strip():
        noun = noun_at(scan, figure.last)
        if noun is None or noun.first != figure.last or noun.payloads[0].who is None or speaks(scan, noun.span):
            return
        if figure.outcome is not None or any(c.first <= noun.first < c.last for c in scan.cues):
            return
        take_noun(figure, noun, scan)


def is_strange(scan: Scan, at: int) -> bool:
    """An unknown word follows the number directly."""
    tokens, stop, lexicon = scan.tokens, scan.sentence.last, scan.lexicon
    if at >= stop or any(c in STRONG or c in SOFT or c in '"»”' for c in scan.gap(at - 1, at)) or glued(scan, at):
        return False
    if tokens[at].key.isdigit() or any(
        t.start <= tokens[at].start < t.end for t in (x.span for x in scan.document.times)
    ):
        return False
    known = (
        lexicon.edges,
        lexicon.links,
        lexicon.breaks,
        lexicon.parts,
        lexicon.cues,
        lexicon.says,
        lexicon.to_matcher,
    )
    return not any(m.all_at(tokens, at, stop) for m in known) and len(tokens[at].key) > 2


def _bare(scan: Scan, figure: Figure) -> Figure:
    """A number alone, or one that follows its noun ("مدني واحد", "الجنود الثلاثة")."""
    figure.bare = not figure.others
    figure.strange = figure.bare and is_strange(scan, figure.last)
    before = noun_at(scan, figure.core - 1) if figure.core > scan.sentence.first else None
    while before is not None and adjective(scan, before) and before.first > scan.sentence.first:
        head = noun_at(scan, before.first - 1)
        if head is None:
            break
        before = replace(head, last=before.last)
    if before is None and figure.best == 1 and figure.core - 2 >= scan.sentence.first:
        farther = noun_at(scan, figure.core - 2)  # "جندي تشادي واحد"
        if farther is not None and farther.payloads[0].count == "one" and farther.last == figure.core - 1:
            before = replace(farther, last=figure.core)
    if (
        before is not None
        and before.last == figure.core
        and scan.lexicon.arabic
        and not scan.gap(figure.core - 1, figure.core).strip()
    ):
        noun = before.payloads[0]
        definite = scan.tokens[figure.core].key.startswith("ال")
        if noun.who is not None and (figure.best == 1 or definite):
            figure.first, figure.who, figure.noun, figure.bare = before.first, noun.who, True, False
            figure.span = Span(before.span.start, figure.span.end)
    return figure


def _outcome_then_people(scan: Scan, figure: Figure, at: int) -> None:
    """Goes on after the noun: "53 قتيلا من الجنود", "morts parmi les civils", "13 civilian deaths"."""
    tokens, stop = scan.tokens, scan.sentence.last
    if at >= stop or scan.stops(at - 1, at, STRONG | SOFT) or scan.lexicon.parts.all_at(tokens, at, stop):
        return
    ranks = scan.lexicon.ranks.all_at(tokens, at, stop)
    for ahead in range(ranks[0].last if ranks else at, min(stop, at + (4 if ranks else 3))):
        if any(c in STRONG or c in SOFT for c in scan.gap(ahead - 1, ahead)):
            return
        if glued(scan, ahead) or scan.lexicon.parts.all_at(tokens, ahead, stop):
            return
        if scan.lexicon.edges.all_at(tokens, ahead, stop) and not scan.lexicon.ranks.all_at(tokens, ahead, stop):
            return
        noun = noun_at(scan, ahead)
        if noun is not None and noun.first == ahead:
            follows_number = (
                any(n.span.start <= tokens[noun.last].start < n.span.end for n in scan.document.numbers)
                if noun.last < stop and not scan.stops(noun.last - 1, noun.last, STRONG | SOFT)
                else False
            )
            payload = noun.payloads[0]
            if payload.who and (figure.who in (None, "unknown")) and figure.outcome:
                figure.who, figure.last = payload.who, noun.last
                figure.span = Span(figure.span.start, noun.span.end)
            elif payload.outcome and figure.outcome is None and ahead == at and not follows_number:
                take_noun(figure, noun, scan)
            elif payload.who and figure.who in ("unknown", None) and (payload.count != "one" or figure.best == 1):
                figure.who, figure.last = payload.who, noun.last
            return
        if scan.lexicon.links.all_at(tokens, ahead, stop) or any(c.first <= ahead < c.last for c in scan.cues):
            return
