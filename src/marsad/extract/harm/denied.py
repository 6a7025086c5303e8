"""Losses that their own side denies: "the army denied having lost any soldier", "nie toute perte dans ses rangs"."""

from marsad.extract.harm.shapes import STRONG, Figure, Scan, noun_at, token_range
from marsad.model.mentions import Attribution

_PARTIES = frozenset({"military", "official", "armed_group"})
_ANY = 4  # words from a verb of losing to the people not lost, "any", "le moindre", "أي" between


def deny_losses(scan: Scan) -> None:
    """Makes what a party denies to have lost nought dead of its own."""
    for said in scan.document.attributions:
        if said.stance != "denies" or said.content is None or said.source_class not in _PARTIES or said.actor is None:
            continue
        if scan.sentence.span.covers(said.content):
            _deny(scan, said)


def _deny(scan: Scan, said: Attribution) -> None:
    assert said.content is not None
    first, stop = token_range(scan.tokens, said.content, scan.sentence.first, scan.sentence.last)
    told = [f for f in scan.figures if first <= f.core < stop]
    if any((f.low or 0) > 1 or (f.high or 0) > 1 for f in told):
        return  # a figure is denied, not a loss
    at = _people_lost(scan, first, stop) or _loss(scan, first, stop)
    if at is None:
        return
    for figure in told:
        scan.figures.remove(figure)
    span = scan.span(*at)
    figure = Figure(at[0], at[1], at[0], span, 0, 0, 0, "none", None, "killed", own=True)
    figure.trigger = span
    scan.figures.append(figure)
    scan.figures.sort(key=lambda f: f.core)


def _people_lost(scan: Scan, first: int, stop: int) -> tuple[int, int] | None:
    """ "having lost any soldier": from the verb of losing to the people."""
    for match in scan.lexicon.losses.find(scan.tokens, first, stop):
        for at in range(match.last, min(stop, match.last + _ANY)):
            if scan.lexicon.not_people.all_at(scan.tokens, at, stop) or scan.stops(match.last - 1, at, STRONG):
                break
            noun = noun_at(scan, at)
            if noun is not None and noun.first == at and noun.payloads[0].who not in (None, "civilian"):
                return match.first, noun.last
            if scan.lexicon.nobody.all_at(scan.tokens, at, stop):
                return match.first, at + 1
    return None


def _loss(scan: Scan, first: int, stop: int) -> tuple[int, int] | None:
    """ "any loss", "toute perte dans ses rangs", "أي قتيل في صفوفه": words of loss alone or of one's own ranks."""
    for match in scan.lexicon.own_losses.find(scan.tokens, first, stop):
        if match.last >= stop or _in_ranks(scan, match.last):
            return match.first, match.last
    for match in scan.lexicon.none_heads.find(scan.tokens, first, stop):
        if match.payloads[0] != "injured" and _in_ranks(scan, match.last):
            return match.first, match.last
    return None


def _in_ranks(scan: Scan, at: int) -> bool:
    return at < scan.sentence.last and bool(scan.lexicon.ranks.all_at(scan.tokens, at, scan.sentence.last))
