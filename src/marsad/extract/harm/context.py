"""Figures that no longer hold (revised tolls) and figures of no single happening (totals over a period)."""

from itertools import pairwise

from marsad.extract.harm.shapes import SOFT, STRONG, Figure, Scan, token_range
from marsad.text.match import Match

_SINCE = 4  # words from "since" to the year or month that makes it a period
_SUPERLATIVE = 9  # "the worst attack since 2012" is no total since 2012
_MONTHS = 45  # days
_MANY = 5  # happenings
_TO = 4  # words from "to" to a figure, "au moins" between
_COMPARED = 12  # words from a figure to the words that set an older one against it
_NEAR = 14  # words from a figure to the words that make it a total


def mark_superseded(scan: Scan) -> None:
    """Marks the figures that the sentence itself replaces."""
    counted = [f for f in scan.figures if f.outcome is not None and f.kind in ("number", "dual", "one")]
    _from_to(scan, counted)
    _replaced(scan, counted)
    _earlier(scan, counted)
    _before_revision(scan, counted)


def _from_to(scan: Scan, figures: list[Figure]) -> None:
    """ "passe de 15 à 19", "من 53 إلى 49": the first of the pair."""
    if not scan.has("revisions", scan.sentence.first, scan.sentence.last):
        return
    for old, new in pairwise(figures):
        if old.outcome != new.outcome or old.first == scan.sentence.first:
            continue
        before = scan.tokens[old.first - 1].key
        between = [t.key for t in scan.tokens[old.last : new.first]]
        if before in scan.lexicon.from_ and any(key in scan.lexicon.to for key in between):
            old.superseded = True


def find_replaced(scan: Scan) -> list[tuple[Figure, Figure]]:
    """Bare figures that another one replaces, each with it: "55 died, against the 27 first reported", "not nine"."""
    found = []
    for match in scan.lexicon.replaces.find(scan.tokens, scan.sentence.first, scan.sentence.last):
        old = _replaced_at(scan, match, [f for f in scan.figures if f.kind == "number"])
        before = [f for f in scan.figures if f.last <= match.first and f.kind in ("number", "dual")]
        if old is None or not old.bare or not before or match.first - before[-1].last > _COMPARED:
            continue
        if not old.strange or scan.stops(match.first - 1, match.first, SOFT):  # "neuf morts, contre huit précédemment"
            found.append((old, before[-1]))
    return found


def _replaced(scan: Scan, figures: list[Figure]) -> None:
    """ "49, down from 54": the next figure only."""
    for match in scan.lexicon.replaces.find(scan.tokens, scan.sentence.first, scan.sentence.last):
        following = _replaced_at(scan, match, figures)
        if following is not None and any(f.core < match.first for f in figures):
            following.superseded = True


def _replaced_at(scan: Scan, match: Match[str], figures: list[Figure]) -> Figure | None:
    """The figure of the same people right behind words of replacing; behind one word ("not", "contre") at once."""
    old = next((f for f in figures if f.core >= match.last), None)
    reach = 2 if match.last - match.first > 1 else 0
    if old is None or old.core - match.last > reach or (old.who or "unknown") != "unknown":
        return None
    return old


def _earlier(scan: Scan, figures: list[Figure]) -> None:
    """Figures behind "an earlier toll", "d'abord", "كانت الحصيلة", up to a new revision or the next sentence."""
    stop = scan.sentence.last
    revisions = [m.first for m in scan.lexicon.revisions.find(scan.tokens, scan.sentence.first, stop)]
    marks = scan.lexicon.superseded.find(scan.tokens, scan.sentence.first, stop)
    if revisions or scan.has("tolls", scan.sentence.first, stop):  # "d'abord" alone is a matter of time
        marks += scan.lexicon.earlier.find(scan.tokens, scan.sentence.first, stop)
    for match in marks:
        end = min((r for r in revisions if r >= match.last), default=stop)
        for figure in figures:
            if match.first <= figure.core < end and not scan.stops(
                match.last - 1, max(match.last, figure.first), STRONG
            ):
                figure.superseded = True


def _before_revision(scan: Scan, figures: list[Figure]) -> None:
    """ "... announced ten dead, before the toll rose to eleven": what stands before the revision."""
    for match in scan.lexicon.revisions.find(scan.tokens, scan.sentence.first, scan.sentence.last):
        new = next((f for f in figures if f.core >= match.last and not f.superseded), None)
        if new is None or not _risen_to(scan, match.last, new):
            continue
        new.revises = True
        for figure in figures:
            if figure is new or figure.outcome != new.outcome or figure.part:
                continue
            if figure.core < match.first:
                figure.superseded = True
            elif new.low is not None and 3 * (figure.low or 0) < new.low and not _one_list(figure, new):
                figure.part, figure.whole = True, new  # "... to eleven after a soldier died of his wounds"


def _risen_to(scan: Scan, after: int, figure: Figure) -> bool:
    """ "to", "à", "إلى" stands before the figure, or before its "at least"."""
    return any(t.key in scan.lexicon.to for t in scan.tokens[max(after, figure.core - _TO) : figure.core])


def _one_list(a: Figure, b: Figure) -> bool:
    return a.series == b.series >= 0


def mark_aggregates(scan: Scan) -> list[Figure]:
    """The figures of the sentence that are totals over a period, a country or several happenings."""
    stop = scan.sentence.last
    marks = [m.first for m in scan.lexicon.aggregate.find(scan.tokens, scan.sentence.first, stop)]
    since = {at for at in range(scan.sentence.first, stop) if scan.tokens[at].key in scan.lexicon.since}
    marks += [at for at in since if _period(scan, at)]
    if _over_months(scan) or _of_many(scan):
        return [f for f in scan.figures if f.outcome is not None]
    marks = [
        mark for mark in marks if not scan.has("superlatives", max(scan.sentence.first, mark - _SUPERLATIVE), mark)
    ]
    return [
        f
        for f in scan.figures
        if f.outcome is not None and any(_total_of(scan, f, mark, mark in since) for mark in marks)
    ]


def _over_months(scan: Scan) -> bool:
    """The sentence names a stretch of several months, "between August and November"; a year alone is a date."""
    stretches = [t.when for t in scan.document.times if scan.sentence.span.covers(t.span)]
    return any(
        w.start is not None and w.end is not None and w.precision != "year" and (w.end - w.start).days > _MONTHS
        for w in stretches
    )


def _of_many(scan: Scan) -> bool:
    """ "58 incidents, in which 52 people died": what is counted beside the victims is happenings."""
    for number in scan.document.numbers:
        if (number.low or 0) >= _MANY and scan.sentence.span.covers(number.span):
            _, last = token_range(scan.tokens, number.span, scan.sentence.first, scan.sentence.last)
            ahead = range(last, min(last + 2, scan.sentence.last))
            if any(scan.lexicon.incidents.all_at(scan.tokens, at, scan.sentence.last) for at in ahead):
                return True
    return False


def _period(scan: Scan, at: int) -> bool:
    for token in scan.tokens[at + 1 : min(scan.sentence.last, at + 1 + _SINCE)]:
        if token.key.isdigit() and len(token.key) <= 2:
            return False  # a day: the happening's own beginning
        forms = {form for form, _ in token.keys}
        if forms & scan.lexicon.periods or (token.key.isdigit() and len(token.key) == 4):
            return True
    return False


def _total_of(scan: Scan, figure: Figure, mark: int, since: bool) -> bool:
    """The words for a period stand in the figure's clause: "since" without a comma between, others more freely."""
    first, last = min(figure.core, mark), max(figure.core, mark)
    return last - first <= _NEAR and not scan.stops(first, last, STRONG | SOFT if since else STRONG)
