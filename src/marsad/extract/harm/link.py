"""Which outcome a figure suffers: each cue claims the people on its side of the words, near and unobstructed."""

from marsad.extract.harm.context import find_replaced
from marsad.extract.harm.lists import close, described, is_free, listed, right_after_tie
from marsad.extract.harm.parts import claim_sums, inherit
from marsad.extract.harm.shapes import SOFT, STRONG, CueAt, Figure, Scan
from marsad.extract.harm.tolls import claim_orphans, claim_tolls

_AFTER = 9  # words from a cue to the first figure behind it
_AFTER_EITHER = 4  # the same for English participles, whose people may as well stand before
_BEFORE = 14
_NEXT = 6  # words from one figure of a list to the next
_NEXT_TIED = 10  # the same where "and" stands right before the next
_SINGLE_AFTER = 3
_SINGLE_AFTER_ARABIC = 1
_SINGLE_BEFORE = 8
_SINGLE_BEFORE_FREE = 13  # the same with no other people between
_OTHER = 2  # words between a cue and "another", "the fourth"
_LEFT_OVER = 18
_FAR_BACK = 26  # words from people to what befell them, a clause about them between
_INVERTED = 2
_TIGHT = 2
_TIGHT_PEOPLE = 4  # the same where the figure names people
_TIGHT_ONE = 0
_BARE_AFTER = 5
_REPLACED = "replaced"  # stands for the outcome of a figure that another replaces, until that one has its own


def link(scan: Scan, last: Figure | None = None) -> None:
    """Sets `outcome` and `trigger` of the figures that an outcome befalls, and the parts' wholes.

    `last`: the last claimed figure of the passage so far, which a rival figure without a word for its outcome takes up.
    """
    cues = [c for c in scan.cues if not _is_head(scan, c)]
    replaced = find_replaced(scan)
    for old, _ in replaced:
        old.outcome = _REPLACED  # no outcome claims it
    for cue in cues:
        _claim(scan, cue, cues)
    for old, new in replaced:
        old.outcome, old.trigger, old.superseded = new.outcome, new.trigger, True
    _same_fate(scan)
    claim_tolls(scan, last)
    inherit(scan)
    claim_sums(scan)
    _left_over(scan, cues)
    _left_behind(scan, cues)
    claim_orphans(scan, cues, last)
    for figure in scan.figures:
        if figure.outcome is None and figure.who == "hostage" and figure.kind in ("number", "dual"):
            figure.outcome, figure.trigger = "abducted", figure.span  # hostages of whom nothing else is said


def _same_fate(scan: Scan) -> None:
    """ "49 civilians and 15 soldiers killed": the people whom "and" ties to those whose outcome stands behind them."""
    for figure, after in zip(scan.figures, scan.figures[1:], strict=False):
        if not is_free(figure) or figure.kind not in ("number", "dual") or not figure.noun or figure.partitive:
            continue
        if after.outcome not in ("killed", "injured") or after.kind not in ("number", "dual") or after.who is None:
            continue
        behind = after.trigger is not None and after.trigger.start >= scan.tokens[after.core].start
        if not behind or figure.who in (None, "attacker") or after.part or after.others:
            continue
        if right_after_tie(scan, after) and after.first - figure.last <= 1:
            figure.outcome, figure.trigger = after.outcome, after.trigger
            figure.series = after.series = after.series if after.series >= 0 else figure.core


def _left_over(scan: Scan, cues: list[CueAt]) -> None:
    """Victims in an unusual place: a count of people behind the only outcome of a clause, further off than a cue
    reaches as a rule. Fighters are left out: as likely those who did it."""
    for figure in scan.figures:
        if not is_free(figure) or figure.kind not in ("number", "dual") or not figure.noun or figure.partitive:
            continue
        if figure.who in ("militant", "attacker", None, "unknown"):
            continue
        before = [c for c in cues if c.last <= figure.first and c.side in ("after", "either")]
        cue = max(before, key=lambda c: c.first, default=None)
        if cue is None or figure.first - cue.last > _LEFT_OVER:
            continue
        between = any(cue.last <= f.first < figure.first and f.outcome for f in scan.figures)
        if not between and not _blocked(scan, cue.last - 1, figure.first, cues, cue):
            figure.outcome, figure.trigger, figure.series = cue.outcome, cue.span, cue.first


def _left_behind(scan: Scan, cues: list[CueAt]) -> None:
    """ "Two herders who stood in their way were lined up and shot": people whom a clause describes, told of before an
    outcome that nobody else suffers."""
    for cue in cues:
        if cue.side != "before" and not _passive(scan, cue):
            continue
        if any(f.trigger == cue.span or (f.outcome and f.kind == "none") for f in scan.figures):
            continue
        before = [f for f in scan.figures if f.last <= cue.first]
        figure = before[-1] if before else None
        if figure is None or not is_free(figure) or figure.kind not in ("number", "dual") or not figure.noun:
            continue
        if figure.partitive or figure.strange or cue.first - figure.last > _FAR_BACK:
            continue
        if scan.stops(figure.last - 1, cue.first, STRONG) or not _described_behind(scan, figure):
            continue
        if not any(c is not cue and figure.last <= c.first < cue.first for c in cues):
            figure.outcome, figure.trigger, figure.series = cue.outcome, cue.span, cue.first


def _described_behind(scan: Scan, figure: Figure) -> bool:
    """A relative clause or an insertion follows the figure."""
    at = figure.last
    if at >= scan.sentence.last:
        return False
    return scan.stops(at - 1, at, SOFT) or bool(scan.lexicon.breaks.all_at(scan.tokens, at, scan.sentence.last))


def _is_head(scan: Scan, cue: CueAt) -> bool:
    """The cue's word is the counted noun of a figure: nothing is left for it to claim."""
    return any(f.outcome is not None and f.first <= cue.first < f.last for f in scan.figures)


def _claim(scan: Scan, cue: CueAt, cues: list[CueAt]) -> None:
    if cue.side == "tight" and scan.lexicon.arabic and scan.tokens[cue.last - 1].key.endswith("وا"):
        found = _nearer(scan, cue, _behind(scan, cue, cues, _TIGHT), cues)  # "عشرة جنود سقطوا"
    elif cue.side in ("after", "tight"):
        found = _behind(scan, cue, cues, _AFTER if cue.side == "after" else _TIGHT)
    elif cue.side == "before" or _passive(scan, cue):
        found = _ahead(scan, cue, cues) or _behind(scan, cue, cues, _INVERTED)  # "sont morts trois civils"
    else:
        found = _nearer(scan, cue, _behind(scan, cue, cues, _AFTER if scan.lexicon.arabic else _AFTER_EITHER), cues)
    if cue.outcome == "injured" and not scan.lexicon.head_last:
        found = [f for f in found if not f.strange]  # "200 stalls were burned", "five shelters were hit"
    for figure in found:
        figure.outcome, figure.trigger, figure.series = cue.outcome, cue.span, cue.first
        figure.part = figure.part or cue.among


def _nearer(scan: Scan, cue: CueAt, behind: list[Figure], cues: list[CueAt]) -> list[Figure]:
    """A cue that may look both ways: behind it, unless what stands before it is plainly nearer.

    An Arabic verb in the plural has its subject before it; in the singular it comes after, or long before.
    """
    if cue.among:
        return behind or _ahead(scan, cue, cues)
    ahead = _ahead(scan, cue, cues)
    if not behind or not ahead:
        return behind or ahead
    after, before = behind[0].first - cue.last, cue.first - ahead[0].last
    crossed = scan.stops(cue.last - 1, behind[0].first, SOFT)
    if scan.lexicon.arabic and scan.tokens[cue.last - 1].key.endswith(("وا", "ا", "ن")):
        return ahead if before <= after + 1 or crossed else behind
    return ahead if before == 0 and (after > 3 or crossed) else behind


def _passive(scan: Scan, cue: CueAt) -> bool:
    """English "were later killed": a form of "be" up to two words before."""
    keys = [t.key for t in scan.tokens[max(scan.sentence.first, cue.first - 2) : cue.first]]
    return any(key in scan.lexicon.passive for key in keys)


def _inserted(scan: Scan, first: int, last: int) -> bool:
    """Between two token positions only an insertion set off by commas: "..., most of them miners, were killed"."""
    commas = [at for at in range(first, last) if any(c in SOFT for c in scan.gap(at, at + 1))]
    return len(commas) >= 2 and commas[0] - first <= 2 and last - 1 - commas[-1] <= 1


def _blocked(scan: Scan, first: int, last: int, cues: list[CueAt], own: CueAt) -> bool:
    """A strong mark, another outcome or the opening of another clause between two token positions."""
    if first < last and scan.stops(first, last, STRONG):
        return True
    if any(c is not own and first < c.first < last and c.outcome != own.outcome for c in cues):
        return True
    return scan.has("breaks", first + 1, last)


def _behind(scan: Scan, cue: CueAt, cues: list[CueAt], reach: int) -> list[Figure]:
    found: list[Figure] = []
    at = cue.last
    for figure in scan.figures:
        if figure.first < cue.last:
            continue
        if not is_free(figure):
            if figure.kind == "none" or figure.outcome != cue.outcome:
                break
            at = figure.last
            continue
        limit = reach if not found else _NEXT
        if cue.side == "tight" and not found and figure.noun and figure.kind != "one":
            limit = _TIGHT_PEOPLE
        if figure.kind == "one" or figure.kind == "other":
            limit = min(limit, _single_reach(scan, cue, figure))
            if found and not close(scan, found[-1], figure):
                break
        if found and right_after_tie(scan, figure):
            limit = _NEXT_TIED
        if found and described(scan, found[-1], figure):
            limit = max(limit, figure.first - at)
        if figure.first - at > limit or _blocked(scan, at - 1, figure.first, cues, cue):
            break
        if figure.bare and not found and figure.first - at > _BARE_AFTER:
            continue
        if found and (not listed(scan, at, figure.first) or _spoken_for(scan, figure, cue, cues)):
            break
        found.append(figure)
        at = figure.last
    return found


def _spoken_for(scan: Scan, figure: Figure, own: CueAt, cues: list[CueAt]) -> bool:
    """ "killed 300 and took 150 prisoner": another outcome stands right behind the figure."""
    following = [c for c in cues if c.first == figure.last and c.side == "before" and c.outcome != own.outcome]
    return bool(following) and not scan.stops(figure.last - 1, figure.last, STRONG | SOFT)


def _single_reach(scan: Scan, cue: CueAt, figure: Figure) -> int:
    if figure.kind == "other":
        return _OTHER
    if cue.side == "tight":
        return _TIGHT_ONE
    return _SINGLE_AFTER_ARABIC if scan.lexicon.arabic else _SINGLE_AFTER


def _ahead(scan: Scan, cue: CueAt, cues: list[CueAt]) -> list[Figure]:
    found: list[Figure] = []
    at = cue.first
    for figure in reversed(scan.figures):
        if figure.last > cue.first:
            continue
        if not is_free(figure):
            if found or figure.kind == "none" or figure.outcome != cue.outcome:
                break
            continue
        limit = _BEFORE if not found else _NEXT_TIED if right_after_tie(scan, found[-1]) else _NEXT
        if figure.kind == "one" and not found:
            others = any(figure.last <= noun.first < cue.first for noun in scan.nouns)
            limit = _SINGLE_BEFORE if others else _SINGLE_BEFORE_FREE
        if figure.kind == "other" and not found:
            limit = min(limit, _OTHER)
        set_off = not found and _inserted(scan, figure.last - 1, at)
        if not set_off and (at - figure.last > limit or _blocked(scan, figure.last - 1, at, cues, cue)):
            break
        if found and not listed(scan, figure.last, at):
            break
        if found and "one" in (figure.kind, found[-1].kind) and not close(scan, figure, found[-1]):
            break
        found.append(figure)
        at = figure.first
    return found
