"""A sentence laid open: cues of outcomes, and figures, each with the people it counts."""

from marsad.extract.harm.counted import add_numbers
from marsad.extract.harm.lexicon import Cue, harm_lexicon
from marsad.extract.harm.shapes import SOFT, STRONG, CueAt, Scan
from marsad.extract.harm.unnumbered import add_unnumbered
from marsad.model.document import Document
from marsad.model.report import Sentence, Span
from marsad.text.match import Match

_NAMED = frozenset({"group", "force", "mission", "government"})


def scan_sentence(document: Document, sentence: Sentence, language: str) -> Scan:
    """Cues and figures of a sentence, not yet tied to one another."""
    scan = Scan(document, sentence, harm_lexicon(language))
    first, stop = sentence.first, sentence.last
    masked = {at for m in scan.lexicon.not_harm.find(document.tokens, first, stop) for at in range(m.first, m.last)}
    # "مئتين" is two hundred and not, its hamza forgotten, two dead
    numbers = [n.span for n in document.numbers if n.best not in (1, 2) and n.span.overlaps(sentence.span)]
    for match in scan.lexicon.cues.find(document.tokens, first, stop):
        if match.first in masked or _nominal(scan, match) or _in_name(document, match.span):
            continue
        if not any(span.covers(match.span) for span in numbers):
            scan.cues.append(_cue_at(match))
    nouns = scan.lexicon.nouns.find(document.tokens, first, stop)
    scan.nouns = [noun for noun in nouns if not any(span.covers(noun.span) for span in numbers)]
    add_numbers(scan)
    add_unnumbered(scan)
    scan.figures.sort(key=lambda f: f.core)
    return scan


def _in_name(document: Document, span: Span) -> bool:
    """The words belong to the name of an organisation: "Front de libération de l'Azawad" frees nobody."""
    return any(a.span.covers(span) and not a.people and a.kind in _NAMED for a in document.actors)


def _nominal(scan: Scan, match: Match[Cue]) -> bool:
    """A participle used as a noun: "visited the wounded", "les blessés"."""
    start = match.first == scan.sentence.first or scan.stops(match.first - 1, match.first, STRONG | SOFT)
    if start and scan.tokens[match.first].key in scan.lexicon.not_at_start:
        return True  # "فقد أعلن": a particle, not "lost"
    if match.first == scan.sentence.first or match.last - match.first > 1:
        return False
    side = {c.side for c in match.payloads}
    return not side <= {"after", "tight"} and scan.tokens[match.first - 1].key in scan.lexicon.nominal


def _cue_at(match: Match[Cue]) -> CueAt:
    """The cue's reading: of several sides the one that leaves both open."""
    cue = match.payloads[0]
    sides = {c.side for c in match.payloads}
    side = cue.side if len(sides) == 1 else "tight" if sides == {"after", "tight"} else "either"
    return CueAt(match.first, match.last, match.span, cue.outcome, side, any(c.among for c in match.payloads))
