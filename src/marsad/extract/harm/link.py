"""Which outcome a figure suffers: each cue claims the people on its side of the words, near and unobstructed."""

from collections.abc import Iterable

from marsad.extract.harm.scan import SOFT, STRONG, CueAt, Figure, Scan

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
_TIGHT = 2
_TIGHT_ONE = 0
_BARE_AFTER = 5
_TOLL = 12  # words from "the toll" to its figure
_TOLL_TO = 22  # the same where "to", "إلى" stands right before the figure
_ORPHAN = 4  # words from "mentioned", "parle de" to a rival figure


def link(scan: Scan, last: Figure | None = None) -> None:
    """Sets `outcome` and `trigger` of the figures that an outcome befalls, and the parts' wholes.

    `last`: the last claimed figure of the passage so far, which a rival figure without a word for its outcome takes up.
    """
    cues = [c for c in scan.cues if not _is_head(scan, c)]
    for cue in cues:
        _claim(scan, cue, cues)
    _tolls(scan, last)
    _inherit(scan)
    _sums(scan)
    _orphans(scan, cues, last)


def _is_head(scan: Scan, cue: CueAt) -> bool:
    """The cue's word is the counted noun of a figure: nothing is left for it to claim."""
    return any(f.outcome is not None and f.first <= cue.first < f.last for f in scan.figures)


def _claim(scan: Scan, cue: CueAt, cues: list[CueAt]) -> None:
    if cue.side in ("after", "tight"):
        found = _behind(scan, cue, cues, _AFTER if cue.side == "after" else _TIGHT)
    elif cue.side == "before" or _passive(scan, cue):
        found = _ahead(scan, cue, cues)
    else:
        found = _nearer(scan, cue, _behind(scan, cue, cues, _AFTER if scan.lexicon.arabic else _AFTER_EITHER), cues)
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


def _free(figure: Figure) -> bool:
    return figure.outcome is None and figure.kind != "none"


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
        if not _free(figure):
            if figure.kind == "none" or figure.outcome != cue.outcome:
                break
            at = figure.last
            continue
        limit = reach if not found else _NEXT
        if figure.kind == "one" or figure.kind == "other":
            limit = min(limit, _single_reach(scan, cue, figure))
            if found and not _close(scan, found[-1], figure):
                break
        if found and _right_after_tie(scan, figure):
            limit = _NEXT_TIED
        if figure.first - at > limit or _blocked(scan, at - 1, figure.first, cues, cue):
            break
        if figure.bare and not found and figure.first - at > _BARE_AFTER:
            continue
        if found and not _listed(scan, at, figure.first):
            break
        found.append(figure)
        at = figure.last
    return found


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
        if not _free(figure):
            if found or figure.kind == "none" or figure.outcome != cue.outcome:
                break
            continue
        limit = _BEFORE if not found else _NEXT_TIED if _right_after_tie(scan, found[-1]) else _NEXT
        if figure.kind == "one" and not found:
            others = any(figure.last <= noun.first < cue.first for noun in scan.nouns)
            limit = _SINGLE_BEFORE if others else _SINGLE_BEFORE_FREE
        if figure.kind == "other" and not found:
            limit = min(limit, _OTHER)
        set_off = not found and _inserted(scan, figure.last - 1, at)
        if not set_off and (at - figure.last > limit or _blocked(scan, figure.last - 1, at, cues, cue)):
            break
        if found and not _listed(scan, figure.last, at):
            break
        if found and "one" in (figure.kind, found[-1].kind) and not _close(scan, figure, found[-1]):
            break
        found.append(figure)
        at = figure.first
    return found


def _close(scan: Scan, left: Figure, right: Figure) -> bool:
    """Two figures of one list, one of them a single person: "a soldier and ...", "two soldiers, a guide", "dont un"."""
    if _right_after_tie(scan, right) or right.first == left.last:
        return True
    return scan.has("parts", left.last, right.first)


def _right_after_tie(scan: Scan, figure: Figure) -> bool:
    """"and", "et", "و" stands right before the figure."""
    before = figure.first - 1
    if before < scan.sentence.first:
        return False
    if scan.lexicon.arabic and scan.tokens[figure.first].key.startswith("و"):
        return figure.span.start > scan.tokens[figure.first].start
    return bool(scan.lexicon.links.all_at(scan.tokens, before, figure.first))


def _listed(scan: Scan, first: int, last: int) -> bool:
    """Two figures of one list: "and", a comma, or "including" between them."""
    if scan.stops(first - 1, last, SOFT) or _tied(scan, first, last):
        return True
    return scan.has("parts", first, last)


def _tied(scan: Scan, first: int, last: int) -> bool:
    if scan.has("links", first, last):
        return True
    key = scan.tokens[last].key if last < len(scan.tokens) else ""
    return scan.lexicon.arabic and key.startswith("و") and any(cut for _, cut in scan.tokens[last].keys)


def _tolls(scan: Scan, last: Figure | None) -> None:
    """"The toll has risen to ten", "عدد القتلى أربعة عشر": the figures behind a word for the count."""
    stop = scan.sentence.last
    for match in scan.lexicon.tolls.find(scan.tokens, scan.sentence.first, stop):
        outcome = _toll_outcome(scan, match.first, match.last)
        exceeds = scan.has("exceeds", max(scan.sentence.first, match.first - 3), min(stop, match.last + 3))
        at = match.last
        for figure in scan.figures:
            if figure.core < match.last or figure.kind not in ("number", "dual"):
                continue
            reach = _TOLL_TO if _after_to(scan, figure) else _TOLL
            if figure.core - at > reach or scan.stops(at - 1, figure.core, STRONG):
                break
            figure.toll = True
            if exceeds and at == match.last:
                figure.high = None
            if not _free(figure):
                break
            figure.outcome = outcome or _nearest(scan, figure) or (last.outcome if last else "killed")
            figure.trigger = match.span
            at = figure.last
    if not scan.has("tolls", scan.sentence.first, stop):
        _bare_revision(scan, last)
        _counts(scan, last)


def _counts(scan: Scan, last: Figure | None) -> None:
    """"The figure is 210", "العدد ثمانية": the same people as those told of last."""
    for match in scan.lexicon.counts.find(scan.tokens, scan.sentence.first, scan.sentence.last):
        for figure in scan.figures:
            if last is not None and figure.bare and not figure.strange and _free(figure) and 0 <= figure.core - match.last <= _ORPHAN:
                figure.outcome, figure.trigger, figure.toll, figure.who = last.outcome, match.span, True, last.who
                break


def _bare_revision(scan: Scan, last: Figure | None) -> None:
    """"Il a depuis été porté à 98": a revision of the toll told before."""
    if last is None:
        return
    for match in scan.lexicon.revisions.find(scan.tokens, scan.sentence.first, scan.sentence.last):
        for figure in scan.figures:
            if figure.bare and _free(figure) and 0 < figure.core - match.last <= 2 and _after_to(scan, figure):
                figure.outcome, figure.trigger, figure.toll, figure.who = last.outcome, match.span, True, last.who


def _after_to(scan: Scan, figure: Figure) -> bool:
    """"to", "à", "إلى" stands before the figure, or before the "about" of it."""
    keys = [t.key for t in scan.tokens[max(scan.sentence.first, figure.core - 2) : figure.core]]
    return any(key in scan.lexicon.to for key in keys)


def _toll_outcome(scan: Scan, first: int, last: int) -> str:
    """What the toll's own words count ("number of wounded"); "" where they do not say."""
    for noun in scan.nouns:
        if first <= noun.first < last + 2 and noun.payloads[0].outcome:
            return noun.payloads[0].outcome
    for cue in scan.cues:
        if first <= cue.first < last + 1:
            return cue.outcome
    return ""


def _nearest(scan: Scan, figure: Figure) -> str | None:
    """The outcome of the figure that this one is revised to: "de 15 à 19 morts"."""
    for other in scan.figures:
        if other.core > figure.core and other.outcome and other.first - figure.last <= 3:
            return other.outcome
    return None


def _inherit(scan: Scan) -> None:
    """Parts take the outcome of their whole, and a figure listed next to a claimed one takes its outcome."""
    last: Figure | None = None
    for figure in scan.figures:
        marked = _marked_part(scan, figure)
        if figure.outcome is not None and figure.partitive and _of_series(scan, figure):
            marked = True
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
        if figure.others and figure.who is None and last is not None:
            figure.who = last.who
        if figure.outcome is not None and figure.kind != "none":
            last = figure


def _of_series(scan: Scan, figure: Figure) -> bool:
    """"five people, two of them children, were killed": a figure of the same series stands before."""
    return any(f.series == figure.series >= 0 and f.core < figure.core for f in scan.figures)


def _goes_on(scan: Scan, part: Figure, figure: Figure) -> bool:
    """"including three women and two children": the list of parts goes on without a comma."""
    if figure.outcome != part.outcome or part.whole is None or figure.kind == "none":
        return False
    together = sum(f.low or 0 for f in scan.figures if f.whole is part.whole) + (figure.low or 0)
    fits = part.whole.low is None or together <= part.whole.low
    tied = _right_after_tie(scan, figure) and figure.first - part.last <= _NEXT
    return fits and tied and not scan.stops(part.last - 1, figure.first, STRONG | SOFT)


def _marked_part(scan: Scan, figure: Figure) -> bool:
    begin = max(scan.sentence.first, figure.first - 4)
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
    if gap > (_NEXT + 2 if _right_after_tie(scan, figure) else 2) or scan.stops(last.last - 1, figure.first, STRONG):
        return False
    counts = figure.noun or figure.others or (figure.bare and not figure.strange)
    return _tied(scan, last.last, figure.first) and counts


def _sums(scan: Scan) -> None:
    """Figures that nobody claimed and that add up to the claimed one before them are its parts:
    "22 dead: 19 civilians and three militants"."""
    for index, whole in enumerate(scan.figures):
        if whole.outcome is None or whole.low is None or whole.part or whole.low < 2:
            continue
        following: list[Figure] = []
        for figure in scan.figures[index + 1 :]:
            if figure.outcome not in (None, whole.outcome) or figure.kind in ("none", "open") or figure.low is None:
                break
            at = following[-1].last if following else whole.last
            if following and (figure.first - at > _NEXT_TIED or scan.has("breaks", at, figure.first)):
                break
            if figure.kind == "other" or (figure.kind == "one" and not (following and _close(scan, following[-1], figure))):
                break
            following.append(figure)
            if sum(f.low or 0 for f in following) >= whole.low:
                break
        if len(following) > 1 and sum(f.low or 0 for f in following) == whole.low:
            for figure in following:
                figure.outcome, figure.trigger = whole.outcome, figure.trigger or whole.trigger
                figure.part, figure.whole = True, whole


def _orphans(scan: Scan, cues: list[CueAt], last: Figure | None) -> None:
    """Rival figures without a word for the outcome: "a local collective mentioned at least 400"."""
    for figure in scan.figures:
        if figure.outcome is not None and figure.kind in ("number", "dual") and not figure.part:
            last = figure
        if last is None or not _free(figure) or figure.kind != "number" or figure.strange or last.low is None or last.low == 0:
            continue
        if not (figure.bare or figure.who in ("unknown", last.who)) or figure.others or (figure.low or 0) * 20 < last.low:
            continue
        begin = max(scan.sentence.first, figure.core - _ORPHAN)
        if scan.has("says", begin, figure.core) and not any(begin <= c.first < figure.core for c in cues):
            figure.outcome, figure.trigger, figure.toll = last.outcome, figure.span, True
            figure.who = figure.who if figure.who not in (None, "unknown") else last.who
