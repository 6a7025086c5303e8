"""Pledges and deals: who binds himself to whom, read from the construction itself rather than from an attack's model.

"X pledged allegiance to Y", "بايع X تنظيم Y", "l'allégeance du groupe X à Y": X acts, Y is turned to. "A deal between X
and Y", "X signed a truce with Y". A person stands for the armed group that he leads, never for himself.
"""

from dataclasses import dataclass, replace

from marsad.extract.actors_join import group_of
from marsad.extract.siding_features import Cues, cues_of
from marsad.ground.actors_acled import actor_name
from marsad.ground.actors_resolve import is_everywhere
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Trigger
from marsad.model.report import Sentence, Span, Token
from marsad.text.fold import fold

Sides = tuple[list[ActorMention], list[ActorMention]]
_PARTIES = frozenset({"group", "anaphor", "government", "militia", "civilian", "force"})
_TURNED_TO = 14  # words from the pledge to whom it is made
_ASIDE = 3  # words before a mention that may be its preposition and what stands between ("to the leader of")


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody named in the sentence, as an armed group or government, with the tie word before ("to", "of", "")."""

    mention: ActorMention
    tie: str
    person: bool


def deal_sides(document: Document, trigger: Trigger) -> Sides | None:
    """(acts, is turned to) of a pledge or a deal; None where the words show no such construction."""
    sentence = document.sentences[trigger.sentence]
    cues = cues_of(sentence.language)
    type_ = trigger.types[0] if trigger.types else ""
    if type_ == "pledge_merger" and _is_pledge(document, trigger, cues):
        return _pledge(document, trigger, sentence, cues)
    return _between(document, trigger, sentence, cues) if type_ == "agreement" else None


def _is_pledge(document: Document, trigger: Trigger, cues: Cues) -> bool:
    return any(cues.deal("pledge", key) for t in document.tokens_in(trigger.span) for key in (t.key, *_forms(t)))


def _forms(token: Token) -> tuple[str, ...]:
    return tuple(form for form, _ in token.keys)


def _pledge(document: Document, trigger: Trigger, sentence: Sentence, cues: Cues) -> Sides | None:
    named = _named(document, sentence, cues)
    after = [n for n in named if n.mention.span.start >= trigger.span.end and _near(document, trigger.span, n)]
    before = [n for n in named if n.mention.span.end <= trigger.span.start]
    groups = [n for n in after if n.mention.kind in ("group", "anaphor")]
    turned_to = next((n for n in groups if n.tie == "to"), None)
    arabic = sentence.language == "ar"
    if turned_to is None and arabic:
        bare = [n for n in groups if n.tie == ""]
        object_ = bare[1:2] or [n for n in bare[:1] if before or is_everywhere(n.mention.actor or "")]
        turned_to = object_[0] if object_ else None
    own = [n for n in after if n is not turned_to and (n.tie == "of" or (arabic and n.tie == ""))]
    own = [n for n in own if turned_to is None or n.mention.span.start < turned_to.mention.span.start]
    free = [n for n in reversed(before) if n.tie == "" and n.mention.kind != "civilian"]
    people = [n for n in free if n.person]
    acting = own[:1] or people[:1] or free[:1]
    if turned_to is None:
        return None
    return _sides([n.mention for n in acting], [_network(turned_to.mention)])


def _network(mention: ActorMention) -> ActorMention:
    """Whom a pledge under a network's bare name is made to: the network, not the branch that elsewhere goes by it."""
    whole = next((id for id, _ in mention.candidates if is_everywhere(id)), None)
    return mention if whole is None or mention.actor is None else replace(mention, actor=whole, name=actor_name(whole))


def _between(document: Document, trigger: Trigger, sentence: Sentence, cues: Cues) -> Sides | None:
    """ "between X and Y" behind the words for a deal; "X signed a deal with Y"."""
    named = _named(document, sentence, cues)
    after = [n for n in named if n.mention.span.start >= trigger.span.end]
    first = next((i for i, n in enumerate(after) if n.tie == "joint"), None)
    if first is not None:
        one = after[first].mention
        other = next((n.mention for n in after[first + 1 :] if n.mention.actor != one.actor), None)
        return _sides([one], [other]) if other is not None else None
    before = [n.mention for n in named if n.mention.span.end <= trigger.span.start and n.tie == ""]
    if after and before and after[0].tie == "with" and _near(document, trigger.span, after[0]):
        return _sides(before[-1:], [after[0].mention])
    return None


def _sides(acting: list[ActorMention], turned_to: list[ActorMention]) -> Sides | None:
    taken = {m.actor for m in turned_to}
    acting = [m for m in acting if m.actor not in taken]
    return (acting, turned_to) if acting or turned_to else None


def _near(document: Document, trigger: Span, named: _Named) -> bool:
    between = document.tokens_in(Span(trigger.end, max(trigger.end, named.mention.span.start)))
    return len(between) <= _TURNED_TO


def _named(document: Document, sentence: Sentence, cues: Cues) -> list[_Named]:
    """Groups, governments and leaders of groups that the sentence names, in order."""
    found = []
    for mention in document.actors:
        if mention.actor and mention.kind in _PARTIES and sentence.span.covers(mention.span):
            found.append(_Named(mention, _tie(document, sentence, mention.span, cues), False))
    for person in document.persons:
        group = group_of(person.person, document.published.start) if person.person else None
        if group is None or not sentence.span.covers(person.span):
            continue
        if not any(n.mention.span.overlaps(person.span) for n in found):
            stands_for = ActorMention(person.span, group, "group", (), "militant", False, None, actor_name(group))
            found.append(_Named(stands_for, _tie(document, sentence, person.span, cues), True))
    return sorted(found, key=lambda n: n.mention.span)


def _tie(document: Document, sentence: Sentence, span: Span, cues: Cues) -> str:
    """What ties a mention to the words before: "to", "of", "joint" (between), "with", "other"; "" for nothing."""
    tokens = document.tokens[sentence.first : sentence.last]
    at = next((i for i, t in enumerate(tokens) if t.end > span.start), 0)
    clitic = fold(document.text[tokens[at].start : span.start]) if tokens[at].start < span.start else ""
    for key in [clitic] if clitic and not clitic.endswith("ال") else []:
        tie = _tie_of(key.removeprefix("و").removeprefix("ف"), cues)
        if tie:
            return tie
    for token in reversed(tokens[max(0, at - _ASIDE) : at]):
        tie = _tie_of(token.key, cues)
        if tie:
            return tie
        if token.key not in cues.skip and not cues.deal("titles", token.key):
            break
    return ""


def _tie_of(key: str, cues: Cues) -> str:
    return next((tie for tie in ("to", "joint", "with", "of", "other") if cues.deal(tie, key)), "")


def here_only(sides: Sides, sentence: Sentence) -> Sides:
    """Without the parties of a deal whom only other sentences name, where this one names two."""
    here = [[m for m in side if sentence.span.covers(m.span)] for side in sides]
    return (here[0], here[1]) if len(here[0]) + len(here[1]) >= 2 else sides


def armed_only(side: list[ActorMention]) -> list[ActorMention]:
    """A pledge binds armed groups: no peace mission, no army, nobody without arms."""
    return [replace(m) for m in side if m.kind not in ("mission", "force", "civilian", "crowd")]
