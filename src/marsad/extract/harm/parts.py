"""Parts and wholes: "dont trois Casques bleus", "19 of them civilians", "22 dead: 19 civilians and three militants"."""

from marsad.extract.harm.lists import close, right_after_tie, tied
from marsad.extract.harm.shapes import SOFT, STRONG, Figure, Scan

_PART_REACH = 8  # words from "including" to the part
_NEXT = 6  # words from one figure of a list to the next
_NEXT_TIED = 10  # the same where "and" stands right before the next


def inherit(scan: Scan) -> None:
    """Parts take the outcome of their whole, and a figure listed next to a claimed one takes its outcome."""
    last: Figure | None = None
    for figure in scan.figures:
        marked = _marked_part(scan, figure)
        if figure.outcome is not None and figure.partitive and _of_series(scan, figure):
            marked = True
        if (
            last is not None
            and figure.last < scan.sentence.last
            and figure.kind == "number"
            and _severe(scan, figure, last)
        ):
            marked = True
            figure.outcome = last.outcome
        if marked and last is not None and figure.outcome in (None, last.outcome) and figure.kind != "none":
            figure.part = True
            figure.outcome, figure.trigger = last.outcome, figure.trigger or last.trigger
            figure.whole = last.whole if last.part and last.whole is not None else last
        elif figure.outcome is not None and last is not None and last.part and _goes_on(scan, last, figure):
            figure.part, figure.whole = True, last.whole
        elif figure.outcome is None and last is not None and _continues(scan, last, figure):
            figure.outcome, figure.trigger = last.outcome, last.trigger
            figure.whole, figure.part = last.whole, last.part
            last.series = figure.series = last.series if last.series >= 0 else last.core
        if last is not None and _one_breath(scan, last, figure):
            last.series = figure.series = last.series if last.series >= 0 else last.core
        if figure.others and figure.who is None and last is not None:
            figure.who = last.who
        if figure.outcome is not None and figure.kind != "none":
            last = figure


def _of_series(scan: Scan, figure: Figure) -> bool:
    """ "five people, two of them children, were killed": a figure of the same series stands before."""
    return any(f.series == figure.series >= 0 and f.core < figure.core for f in scan.figures)


def _one_breath(scan: Scan, last: Figure, figure: Figure) -> bool:
    """ "dix-sept morts chez les assaillants et deux soldats tués": two counted outcomes tied by "and"."""
    if figure.outcome is None or figure.outcome != last.outcome or figure.part or last.part or figure.kind == "none":
        return False
    near = 0 <= figure.first - last.last <= _NEXT and not scan.stops(last.last - 1, figure.first, STRONG)
    return figure.series < 0 and near and right_after_tie(scan, figure)


def _severe(scan: Scan, figure: Figure, last: Figure) -> bool:
    """ "sixty wounded, four seriously": so many of those wounded."""
    after = scan.lexicon.severities.all_at(scan.tokens, figure.last, scan.sentence.last)
    return bool(after) and last.outcome == "injured" and (last.low or 0) > (figure.low or 0)


def _goes_on(scan: Scan, part: Figure, figure: Figure) -> bool:
    """ "including three women and two children": the list of parts goes on without a comma."""
    if figure.outcome != part.outcome or part.whole is None or figure.kind == "none":
        return False
    together = sum(f.low or 0 for f in scan.figures if f.whole is part.whole) + (figure.low or 0)
    fits = part.whole.low is None or together <= part.whole.low
    tied = right_after_tie(scan, figure) and figure.first - part.last <= _NEXT
    return fits and tied and not scan.stops(part.last - 1, figure.first, STRONG | SOFT)


def _marked_part(scan: Scan, figure: Figure) -> bool:
    begin = max(scan.sentence.first, figure.first - _PART_REACH)
    for at in range(begin, figure.first):
        for match in scan.lexicon.parts.all_at(scan.tokens, at, figure.first):
            between = any(match.last <= other.first < figure.first for other in scan.figures if other is not figure)
            if not between and not scan.stops(match.last - 1, figure.first, STRONG | SOFT):
                return True
    after = figure.last
    if after < scan.sentence.last and scan.lexicon.included.all_at(scan.tokens, after, scan.sentence.last):
        return True
    return figure.part or (figure.partitive and figure.outcome is None)


def _continues(scan: Scan, last: Figure, figure: Figure) -> bool:
    if figure.kind in ("none", "open") or figure.first < last.last:
        return False
    gap = figure.first - last.last
    if gap > (_NEXT + 2 if right_after_tie(scan, figure) else 2) or scan.stops(last.last - 1, figure.first, STRONG):
        return False
    counts = figure.noun or figure.others or (figure.bare and not figure.strange)
    return tied(scan, last.last, figure.first) and counts


def claim_sums(scan: Scan) -> None:
    """Figures that nobody claimed and that add up to the claimed one before them are its parts:
    "22 dead: 19 civilians and three militants"."""
    for index, whole in enumerate(scan.figures):
        if whole.outcome is None or whole.low is None or whole.part or whole.low < 2:
            continue
        following: list[Figure] = []
        for figure in scan.figures[index + 1 :]:
            if figure.outcome not in (None, whole.outcome) or figure.kind in ("none", "open") or figure.low is None:
                break
            if following and _marked_part(scan, figure):
                continue  # "seize civils, dont deux enfants, et trois soldats"
            at = following[-1].last if following else whole.last
            if following and (figure.first - at > _NEXT_TIED or scan.has("breaks", at, figure.first)):
                break
            if figure.kind == "other" or (
                figure.kind == "one" and not (following and close(scan, following[-1], figure))
            ):
                break
            following.append(figure)
            if sum(f.low or 0 for f in following) >= whole.low:
                break
        if len(following) > 1 and sum(f.low or 0 for f in following) == whole.low:
            for figure in following:
                figure.outcome, figure.trigger = whole.outcome, figure.trigger or whole.trigger
                figure.part, figure.whole = True, whole
