"""Whose people a figure counts: named with it, told of before ("eleven of them"), or lost by whoever lost them."""

from marsad.extract.harm.shapes import SOFT, STRONG, Figure, Scan, token_range
from marsad.model.document import Document
from marsad.model.mentions import ActorMention
from marsad.model.report import Span

_ACTOR_REACH = 4  # words behind a figure in which its people's actor may still be named
_LOST = 4  # words from a verb of losing, or its subject behind it, to the people lost
_WE = 3  # words before a verb of losing in which "we" may stand
_ARMED = frozenset({"group", "force", "mission", "militia"})
_SOME = ("unidentified-", "civilians-")
_ANYONE = (None, "unknown")  # "men", "people": who they are is said by whose they are


def owner_of(document: Document, scan: Scan, figure: Figure, per: int | None) -> tuple[str | None, str]:
    """(actor whose people they are, their class). `per`: index of the attribution that gives the figure."""
    if figure.own and per is not None:
        named = _speaker(document, scan, per)
        return document.attributions[per].actor, (named.who if named is not None else None) or "unknown"
    loser = _loser(document, scan, figure, per)
    actor = _told_last(document, scan, figure) if figure.partitive else _actor(document, scan, figure)
    if loser is not None and (actor is None or actor.actor is None or actor.actor.startswith(_SOME)):
        return loser.actor, (loser.who or "unknown") if figure.who in _ANYONE else str(figure.who)
    whose = actor.actor if actor is not None else None
    if whose is None and per is not None and _own_people(scan, figure):
        whose = document.attributions[per].actor
    who = figure.who or "unknown"
    if actor is not None and actor.who and who == "unknown":
        who = actor.who
    return whose, who


def _actor(document: Document, scan: Scan, figure: Figure) -> ActorMention | None:
    """The actor whose people the figure counts: named in the phrase or right behind it."""
    last = figure.last
    while last < min(scan.sentence.last, figure.last + _ACTOR_REACH):
        if scan.stops(last - 1, last, STRONG | SOFT) or any(c.first <= last < c.last for c in scan.cues):
            break
        if any(m.all_at(scan.tokens, last, scan.sentence.last) for m in (scan.lexicon.links, scan.lexicon.edges)):
            break
        last += 1
    reach = Span(figure.span.start, max(figure.span.end, scan.tokens[last - 1].end))
    inside = [a for a in document.actors if a.actor and a.span.overlaps(reach)]
    direct = [a for a in inside if a.span.overlaps(figure.span)]
    return min(direct or inside, key=lambda a: (not a.people, a.span.start), default=None)


def told_before(document: Document, scan: Scan, figure: Figure) -> list[ActorMention]:
    """The people that a sentence tells of before a figure, those who speak left out."""
    sources = [a.source for a in document.attributions if a.source is not None]
    return [
        a
        for a in document.actors
        if scan.sentence.span.start <= a.span.start
        and a.span.end <= figure.span.start
        and a.actor
        and a.who
        and a.people
        and not any(a.span.overlaps(source) for source in sources)
    ]


def _told_last(document: Document, scan: Scan, figure: Figure) -> ActorMention | None:
    """The people of "eleven of them", "أحد عشر منهم": those told of last in the sentence, never who tells of them."""
    before = told_before(document, scan, figure)
    return before[-1] if before else None


def _own_people(scan: Scan, figure: Figure) -> bool:
    """ "three of its fighters", "ثلاثة من رجاله": people of whoever says so; "three of them" are not."""
    if figure.partitive:
        return False
    tokens = scan.tokens[figure.core : figure.last]
    if scan.lexicon.arabic:
        return figure.noun and tokens[-1].key.endswith(("ه", "ها", "هم", "نا")) and len(tokens) > 1
    return any(token.key in scan.lexicon.possessive for token in tokens)


def _loser(document: Document, scan: Scan, figure: Figure, per: int | None) -> ActorMention | None:
    """Who lost the people of "the army lost four men", "nous avons perdu", "خسرنا": the armed side named last before
    the words (in Arabic right behind them), the speaker where these say "we"."""
    if figure.trigger is None or figure.who in ("civilian", "attacker"):
        return None
    lost = _lost(scan, figure)
    if lost is None:
        return None
    first, last = lost
    if scan.has("ours", max(scan.sentence.first, first - _WE), last):
        return _speaker(document, scan, per)
    counted = [f.span for f in scan.figures]
    named = [
        a
        for a in document.actors
        if a.kind in _ARMED
        and a.actor
        and scan.sentence.span.covers(a.span)
        and not any(a.span.overlaps(span) for span in counted)  # "killed 15 soldiers and lost three of its men"
    ]
    words = scan.span(first, last)
    behind = [a for a in named if words.end <= a.span.start < figure.span.start]
    before = [a for a in named if a.span.end <= words.start]
    return behind[0] if scan.lexicon.arabic and behind else before[-1] if before else None


def _lost(scan: Scan, figure: Figure) -> tuple[int, int] | None:
    """Token positions of the words of losing that the figure stands under: its own, or in "killed 15 soldiers and lost
    three fighters" those between it and the figure before."""
    start, stop = scan.sentence.first, scan.sentence.last
    at, end = token_range(scan.tokens, figure.trigger or figure.span, start, stop)
    before = max((f.last for f in scan.figures if f.last <= figure.first), default=start)
    found = [m for m in scan.lexicon.losses.find(scan.tokens, before, figure.first) if figure.first - m.last <= _LOST]
    if found:
        return found[-1].first, found[-1].last
    own = [m for m in scan.lexicon.losses.all_at(scan.tokens, at, stop) if m.last == end]
    return (own[0].first, own[0].last) if own else None


def _speaker(document: Document, scan: Scan, per: int | None) -> ActorMention | None:
    """The armed actor that a figure's source, or another source of its sentence, names."""
    said = [document.attributions[per]] if per is not None else document.attributions
    sources = [
        a.source for a in said if a.source is not None and (per is not None or scan.sentence.span.covers(a.source))
    ]
    named = [m for m in document.actors if m.kind in _ARMED and m.actor and any(m.span.overlaps(s) for s in sources)]
    return named[0] if named else None
