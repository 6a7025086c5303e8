"""Which figures stand in one list: "six children and three adults", "deux soldats, un guide et leur chauffeur"."""

from marsad.extract.harm.shapes import SOFT, Figure, Scan


def is_free(figure: Figure) -> bool:
    return figure.outcome is None and figure.kind != "none"


def close(scan: Scan, left: Figure, right: Figure) -> bool:
    """Two figures of one list, one of them a single person: "a soldier and ...", "two soldiers, a guide", "dont un"."""
    if right_after_tie(scan, right) or right.first == left.last:
        return True
    return scan.has("parts", left.last, right.first)


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
