"""Which outcome a figure suffers: each cue claims the people on its side of the words, near and unobstructed."""

from collections.abc import Iterable

from marsad.extract.harm.scan import SOFT, STRONG, CueAt, Figure, Scan

_AFTER = {"ar": 9, "fr": 7, "en": 7}  # words from a cue to the first figure behind it
_BEFORE = {"ar": 9, "fr": 9, "en": 9}
_NEXT = 4  # words from one figure of a list to the next
_SINGLE_AFTER = 3
_SINGLE_BEFORE = 7
_TOLL = 12  # words from "the toll" to its figure


def link(scan: Scan) -> None:
    """Sets `outcome` and `trigger` of the figures that an outcome in their sentence befalls, and the parts' wholes."""
    cues = [c for c in scan.cues if not _is_head(scan, c)]
    for cue in cues:
        _claim(scan, cue, cues)
    _tolls(scan, cues)
    _inherit(scan)


def _is_head(scan: Scan, cue: CueAt) -> bool:
    """The cue's word is the counted noun of a figure: nothing is left for it to claim."""
    return any(f.outcome is not None and f.first <= cue.first < f.last for f in scan.figures)


def _claim(scan: Scan, cue: CueAt, cues: list[CueAt]) -> None:
    if cue.side == "after":
        _take(cue, _behind(scan, cue, cues, _AFTER[scan.lexicon.language]))
    elif cue.side == "before" or _passive(scan, cue):
        _take(cue, _ahead(scan, cue, cues))
    else:
        reach = _AFTER[scan.lexicon.language] if scan.lexicon.arabic else 4
        found = _behind(scan, cue, cues, reach)
        if not found:
            found = _ahead(scan, cue, cues)
        _take(cue, found)


def _passive(scan: Scan, cue: CueAt) -> bool:
    """English "were later killed": a form of "be" up to two words before."""
    keys = [t.key for t in scan.tokens[max(scan.sentence.first, cue.first - 2) : cue.first]]
    return any(key in scan.lexicon.passive for key in keys)


def _take(cue: CueAt, figures: Iterable[Figure]) -> None:
    for figure in figures:
        figure.outcome, figure.trigger = cue.outcome, cue.span


def _free(figure: Figure) -> bool:
    return figure.outcome is None and figure.kind != "none"


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
            limit = min(limit, _SINGLE_AFTER)
        if figure.first - at > limit or _blocked(scan, at - 1, figure.first, cues, cue):
            break
        if figure.bare and not found and figure.first - at > 5:
            break
        if found and not _listed(scan, at, figure.first):
            break
        found.append(figure)
        at = figure.last
    return found


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
        limit = _BEFORE[scan.lexicon.language] if not found else _NEXT
        if figure.kind == "one" and not found:
            limit = min(limit, _SINGLE_BEFORE)
        if at - figure.last > limit or _blocked(scan, figure.last - 1, at, cues, cue):
            break
        if found and not _listed(scan, figure.last, at):
            break
        if figure.kind == "one" and found and found[-1].kind != "one" and not _tied(scan, figure.last, at):
            break
        found.append(figure)
        at = figure.first
    return found


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


def _tolls(scan: Scan, cues: list[CueAt]) -> None:
    """"The toll has risen to ten", "عدد القتلى أربعة عشر": the figure behind a word for the count."""
    stop = scan.sentence.last
    for match in scan.lexicon.tolls.find(scan.tokens, scan.sentence.first, stop):
        outcome = _toll_outcome(scan, match.first, match.last)
        at = match.last
        for figure in scan.figures:
            if figure.core < match.last:
                continue
            if figure.kind not in ("number", "dual"):
                continue
            if not _free(figure):
                figure.toll = True
                break
            if figure.core - at > _TOLL or scan.stops(at - 1, figure.core, STRONG):
                break
            if figure.noun and not figure.bare and outcome == "":
                break
            figure.outcome = outcome or _nearest(scan, at, figure) or "killed"
            figure.trigger, figure.toll = match.span, True
            at = figure.last


def _toll_outcome(scan: Scan, first: int, last: int) -> str:
    """What the toll's own words count ("number of wounded"); "" where they do not say."""
    for noun in scan.nouns:
        if first <= noun.first < last + 2 and noun.payloads[0].outcome:
            return noun.payloads[0].outcome
    for cue in scan.cues:
        if first <= cue.first < last + 1:
            return cue.outcome
    return ""


def _nearest(scan: Scan, first: int, figure: Figure) -> str | None:
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
        if marked and last is not None and figure.outcome in (None, last.outcome) and figure.kind != "none":
            figure.part = True
            figure.outcome, figure.trigger = last.outcome, figure.trigger or last.trigger
            figure.whole = last.whole if last.part and last.whole is not None else last
        elif figure.outcome is None and last is not None and _continues(scan, last, figure):
            figure.outcome, figure.trigger = last.outcome, last.trigger
            figure.whole, figure.part = last.whole, last.part
        if figure.others and figure.who is None and last is not None:
            figure.who = last.who
        if figure.outcome is not None and figure.kind != "none":
            last = figure


def _marked_part(scan: Scan, figure: Figure) -> bool:
    begin = max(scan.sentence.first, figure.first - 4)
    for at in range(begin, figure.first):
        for match in scan.lexicon.parts.all_at(scan.tokens, at, figure.first):
            between = any(match.last <= other.first < figure.first for other in scan.figures if other is not figure)
            if not between and not scan.stops(match.last - 1, figure.first, STRONG | SOFT):
                return True
    return figure.part


def _continues(scan: Scan, last: Figure, figure: Figure) -> bool:
    if figure.kind in ("none", "open") or figure.first < last.last:
        return False
    gap = figure.first - last.last
    if gap > 2 or scan.stops(last.last - 1, figure.first, STRONG):
        return False
    return _tied(scan, last.last, figure.first) and (figure.noun or figure.others)
