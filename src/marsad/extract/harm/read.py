"""Figures that the lists leave without an outcome and the reader takes for victims of a happening."""

from marsad.extract.harm.lists import is_free
from marsad.extract.harm.shapes import Scan

CLAIMED = 0.5  # how sure the reader must be
_REACH = 3  # sentences between a figure and the happening that it belongs to
_OUTCOMES = ("killed", "injured")


def claim_read(scan: Scan) -> None:
    """Sets `outcome` and `trigger` of free figures by the reader; nothing without it."""
    document = scan.document
    reading = document.reading
    free = [f for f in scan.figures if is_free(f) and f.kind in ("number", "dual") and not f.partitive]
    if reading is None or not free:
        return
    near = [t for t in document.triggers if abs(t.sentence - scan.sentence.index) <= _REACH]
    surest = {id(f): CLAIMED for f in free}
    for trigger in near:
        for figure, roles in zip(free, reading.roles(trigger.span, [f.span for f in free]), strict=True):
            outcome = max(_OUTCOMES, key=lambda o: roles[o])
            if roles[outcome] > surest[id(figure)]:
                surest[id(figure)] = roles[outcome]
                figure.outcome, figure.trigger = outcome, trigger.span
