"""Which figures stand in one list: "six children and three adults", "deux soldats, un guide et leur chauffeur"."""

from marsad.extract.harm.shapes import SOFT, STRONG, Figure, Scan
from marsad.ground.actors_phrases import lexicon

_DESCRIBED = 18  # words that may describe the first people of a list before the next
_STRANGERS = 2  # of them those that neither name somebody or some place nor tie such names together


def is_free(figure: Figure) -> bool:
    return figure.outcome is None and figure.kind != "none"


def close(scan: Scan, left: Figure, right: Figure) -> bool:
    """Two figures of one list, one of them a single person: "a soldier and ...", "two soldiers, a guide", "dont un"."""
    if right_after_tie(scan, right) or right.first == left.last:
        return True
    return scan.has("parts", left.last, right.first)


def described(scan: Scan, left: Figure, right: Figure) -> bool:
    """Nothing but words that say whose people the first are stands before the second, which "and" ties to them:
    "three peacekeepers of the mission, from its Nigerien contingent, and a Malian soldier"."""
    first, last = left.last, right.first
    if not right_after_tie(scan, right) or last - first > _DESCRIBED or scan.stops(left.last - 1, last, STRONG):
        return False
    spans = [m.span for m in scan.document.actors] + [p.span for p in scan.document.places]
    words = lexicon(scan.lexicon.language)
    ties = words.joins | words.articles | words.and_words | {k for of in words.of for k in of}
    strangers = named = 0
    for at in range(first, last):
        token = scan.tokens[at]
        if any(span.start < token.end and token.start < span.end for span in spans):
            named += 1
        elif token.key not in ties:
            strangers += 1
    return bool(named) and strangers <= _STRANGERS


def right_after_tie(scan: Scan, figure: Figure) -> bool:
    """ "and", "et", "و" stands right before the figure."""
    before = figure.first - 1
    if before < scan.sentence.first:
        return False
    if scan.lexicon.arabic and scan.tokens[figure.first].key.startswith("و"):
        return figure.span.start > scan.tokens[figure.first].start
    return bool(scan.lexicon.links.all_at(scan.tokens, before, figure.first))


def listed(scan: Scan, first: int, last: int) -> bool:
    """Two figures of one list: "and", a comma, or "including" between them."""
    if scan.stops(first - 1, last, SOFT) or tied(scan, first, last):
        return True
    return scan.has("parts", first, last)


def tied(scan: Scan, first: int, last: int) -> bool:
    if scan.has("links", first, last):
        return True
    key = scan.tokens[last].key if last < len(scan.tokens) else ""
    return scan.lexicon.arabic and key.startswith("و") and any(cut for _, cut in scan.tokens[last].keys)
