"""Figures behind a word for the count, and rival figures without any: "the toll has risen to ten", "mentioned 400"."""

from marsad.extract.harm.lists import is_free
from marsad.extract.harm.shapes import STRONG, CueAt, Figure, Scan

_APOSTROPHES = ("'", "’")
_TOLL = 12  # words from "the toll" to its figure
_TOLL_TO = 22  # the same where "to", "إلى" stands right before the figure
_ORPHAN = 4  # words from "mentioned", "parle de" to a rival figure


def claim_tolls(scan: Scan, last: Figure | None) -> None:
    """ "The toll has risen to ten", "عدد القتلى أربعة عشر": the figures behind a word for the count."""
    stop = scan.sentence.last
    for match in scan.lexicon.tolls.find(scan.tokens, scan.sentence.first, stop):
        if any(f.kind == "none" and f.span.overlaps(match.span) for f in scan.figures):
            continue  # "no casualties were reported, but hundreds of passengers were evacuated"
        outcome = _toll_outcome(scan, match.first, match.last)
        exceeds = scan.has("exceeds", max(scan.sentence.first, match.first - 3), min(stop, match.last + 3))
        at = match.last
        for figure in scan.figures:
            if figure.core < match.last or figure.kind not in ("number", "dual"):
                continue
            led = _after_to(scan, figure) or _put_at(scan, figure)
            if figure.core - at > (_TOLL_TO if led else _TOLL) or scan.stops(at - 1, figure.core, STRONG):
                break
            if not led and figure.noun and scan.has("breaks", at, figure.first):
                break
            figure.toll = True
            if exceeds and at == match.last:
                figure.high = None
            if not is_free(figure):
                break
            figure.outcome = outcome or _nearest(scan, figure) or _same_again(last)
            figure.who = figure.who if figure.who not in (None, "unknown") else _whose(scan, match.first) or figure.who
            figure.trigger, figure.series = match.span, match.first
            at = figure.last
    if not scan.has("tolls", scan.sentence.first, stop):
        _bare_revision(scan, last)
        _counts(scan, last)


def _whose(scan: Scan, at: int) -> str | None:
    """ "The militants' losses": the sort of people named right before the word at token `at` as its owner."""
    owner = next((n for n in scan.nouns if n.last == at), None)
    if owner is None or owner.payloads[0].outcome or at >= len(scan.tokens):
        return None
    joined = scan.document.text[owner.span.end : scan.tokens[at].start].strip()
    return owner.payloads[0].who if joined in _APOSTROPHES else None


def _same_again(last: Figure | None) -> str:
    """A bare "toll" goes on with the people told of before; beside the wounded it is the toll of the dead."""
    return "killed" if last is None or last.outcome in (None, "injured") else last.outcome


def _counts(scan: Scan, last: Figure | None) -> None:
    """ "The figure is 210", "العدد ثمانية": the same people as those told of last."""
    for match in scan.lexicon.counts.find(scan.tokens, scan.sentence.first, scan.sentence.last):
        for figure in scan.figures:
            if (
                last is not None
                and figure.bare
                and not figure.strange
                and is_free(figure)
                and 0 <= figure.core - match.last <= _ORPHAN
            ):
                figure.outcome, figure.trigger, figure.toll, figure.who = last.outcome, match.span, True, last.who
                break


def _bare_revision(scan: Scan, last: Figure | None) -> None:
    """ "Il a depuis été porté à 98": a revision of the toll told before."""
    if last is None:
        return
    for match in scan.lexicon.revisions.find(scan.tokens, scan.sentence.first, scan.sentence.last):
        for figure in scan.figures:
            if figure.bare and is_free(figure) and 0 < figure.core - match.last <= 2 and _after_to(scan, figure):
                figure.outcome, figure.trigger, figure.toll, figure.who = last.outcome, match.span, True, last.who


def _after_to(scan: Scan, figure: Figure) -> bool:
    """ "to", "à", "إلى" stands before the figure, or before the "about" of it."""
    keys = [t.key for t in scan.tokens[max(scan.sentence.first, figure.core - 2) : figure.core]]
    return any(key in scan.lexicon.to for key in keys)


def _put_at(scan: Scan, figure: Figure) -> bool:
    """ "Has been put at 137": words of giving a count right before the figure, or before its "at least"."""
    begin = max(scan.sentence.first, figure.core - _ORPHAN)
    return any(figure.core - m.last <= 1 for m in scan.lexicon.says.find(scan.tokens, begin, figure.core))


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


def _opens(scan: Scan, figure: Figure) -> bool:
    """ "Six, the army counted", "«خمسون» قالت الحكومة": a bare figure opens the sentence, who gives it follows."""
    if not figure.bare or figure.core != scan.sentence.first or figure.last >= scan.sentence.last:
        return False
    after = scan.document.text[figure.span.end : scan.tokens[figure.last].start]
    return bool(after.strip()) and scan.has("says", figure.last, min(scan.sentence.last, figure.last + _ORPHAN + 1))


def _given(scan: Scan, figure: Figure) -> bool:
    """ "Eight, according to the army", "27 d'après un milicien": who gives a bare figure is named right behind."""
    if not figure.bare:
        return False
    cues = [a.cue for a in scan.document.attributions if a.cue is not None and a.source is not None]
    if figure.last >= scan.sentence.last:
        return False
    behind = scan.tokens[figure.last]
    bare = not scan.document.text[figure.span.end : behind.start].strip(" ,،")  # "... a boy of four», he said"
    return bare and any(behind.start == cue.start for cue in cues)


def claim_orphans(scan: Scan, cues: list[CueAt], last: Figure | None) -> None:
    """Rival figures without a word for the outcome: "a local collective mentioned at least 400"."""
    for figure in scan.figures:
        if figure.outcome is not None and figure.kind in ("number", "dual") and not figure.part:
            last = figure
        if (
            last is None
            or not is_free(figure)
            or figure.kind != "number"
            or figure.strange
            or last.low is None
            or last.low == 0
        ):
            continue
        if (
            not (figure.bare or figure.who in ("unknown", last.who))
            or figure.others
            or (figure.low or 0) * 20 < last.low
        ):
            continue
        begin = max(scan.sentence.first, figure.core - _ORPHAN)
        behind = scan.has("says", begin, figure.core) and not any(begin <= c.first < figure.core for c in cues)
        if behind or _opens(scan, figure) or _given(scan, figure):
            figure.outcome, figure.trigger, figure.toll = last.outcome, figure.span, True
            figure.who = figure.who if figure.who not in (None, "unknown") else last.who
