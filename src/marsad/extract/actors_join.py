"""Fighters and their group as one: "combattants du GSIM", "JNIM fighters", "hommes de Koufa", "عناصر تنظيم الدولة"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from marsad.ground.actors_acled import split_id
from marsad.ground.actors_list import Listed, listed, within
from marsad.ground.actors_names import NameMatch
from marsad.ground.actors_phrases import Lexicon, Phrase
from marsad.ground.actors_resolve import missions
from marsad.model.document import Document
from marsad.model.mentions import ActorMention
from marsad.model.report import Span, Token

_PARTS = frozenset('.;:؛!?؟"»”')  # no people and their group on two sides of one
_WIDEST = 5  # words between fighters and their group
_FIGHTERS = ("generic", "militia")
_BLUE_HELMETS = ("generic", "militia", "force")  # who belongs to a peace mission named beside them


def joined_phrase(
    match: NameMatch,
    phrases: Sequence[Phrase],
    tokens: Sequence[Token],
    words: Lexicon,
    text: str,
    *,
    mission: bool = False,
) -> Phrase | None:
    """The phrase for people that belongs to a name; None where none stands beside it.

    `match` and `phrases` have positions in `tokens`, those of one sentence. `mission`: the name is a peace mission's,
    whose people are soldiers and contingents, of a nation or not ("soldats tchadiens de la Minusma"); `text` is the
    report's.
    """
    kinds = _BLUE_HELMETS if mission else _FIGHTERS
    for phrase in phrases:
        entry = next((e for e in (phrase.entry, *phrase.others) if e.kind in kinds), None)
        if entry is None or (phrase.nations and not mission) or phrase.span.overlaps(match.span):
            continue
        if entry.kind == "force" and not (entry.people or phrase.nations):
            continue
        if phrase.nations and not any(e.id in missions() for e in match.entries):
            continue
        phrase = replace(phrase, entry=entry)
        if phrase.last <= match.first:
            between = [t.key for t in tokens[phrase.last : match.first]]
            if any(c in _PARTS for c in text[phrase.span.end : max(phrase.span.end, match.span.start)]):
                continue
            if len(between) <= _WIDEST and all(key in words.joins for key in between) and _open(phrase, between):
                return phrase
        elif words.adjective_first and match.last <= phrase.first:
            between = [t.key for t in tokens[match.last : phrase.first]]
            if between in ([], ["s"]):
                return phrase
    return None


def _open(phrase: Phrase, between: Sequence[str]) -> bool:
    """A bare head needs a word that joins, unless the language joins by standing side by side."""
    return bool(between) or phrase.entry.joined or phrase.entry.kind == "generic"


def contingents(document: Document, mentions: Sequence[ActorMention], words: Lexicon) -> list[ActorMention]:
    """The mentions of one sentence, a nation's troops named right beside a UN mission as that mission's:
    "la Minusma, du contingent tchadien", "الكتيبة التشادية التابعة للبعثة"."""
    out = list(mentions)
    for i, troops in enumerate(mentions):
        if troops.kind != "force" or troops.nation is None:
            continue
        for j, comma in ((i - 1, True), (i + 1, False)):
            mission = mentions[j] if 0 <= j < len(mentions) else None
            if mission is None or mission.actor not in missions():
                continue
            left, right = (mission, troops) if j < i else (troops, mission)
            if _is_of(document, Span(left.span.end, max(left.span.end, right.span.start)), words, comma=comma):
                out[i] = replace(troops, actor=mission.actor, name=mission.name, kind="mission", who="peacekeeper")
    return out


def _is_of(document: Document, gap: Span, words: Lexicon, *, comma: bool) -> bool:
    """Between two mentions nothing but words that tie people to whose they are; behind a comma as well."""
    tokens = [t for t in document.tokens_in(gap) if gap.start <= t.start]
    if any(c in ".;:؛()" or (c in ",،" and not comma) for c in document.text[gap.start : gap.end]):
        return False
    ties = words.joins | words.articles
    return 0 < len(tokens) <= _WIDEST and all(t.key in ties for t in tokens)


def men_of_anaphors(phrases: Sequence[Phrase], tokens: Sequence[Token], words: Lexicon) -> list[Phrase]:
    """Phrases with "رجال الجماعة", "combattants du groupe", "the group's fighters" as one: the group, as its people."""
    out: list[Phrase] = []
    for phrase in phrases:
        last = out[-1] if out else None
        if last is not None and (whole := _men_and_anaphor(last, phrase, tokens, words)) is not None:
            out[-1] = whole
        else:
            out.append(phrase)
    return out


def _men_and_anaphor(left: Phrase, right: Phrase, tokens: Sequence[Token], words: Lexicon) -> Phrase | None:
    between = [t.key for t in tokens[left.last : right.first]]
    if words.adjective_first and between in ([], ["s"]):
        group, men = left, right
    else:
        group, men = right, left
        if len(between) > _WIDEST or not all(key in words.joins for key in between) or not (between or group.definite):
            return None
    named = group.entry.kind == "anaphor" and "group" in group.entry.fits and not group.entry.people
    if not named or men.nations or not any(e.kind in _FIGHTERS for e in (men.entry, *men.others)):
        return None
    entry = replace(group.entry, people=True, who="militant")
    span = Span(left.span.start, right.span.end)
    return replace(group, span=span, first=left.first, last=right.last, entry=entry, others=(men.entry,))


def joined_span(match: NameMatch, phrase: Phrase) -> Span:
    return Span(min(match.span.start, phrase.span.start), max(match.span.end, phrase.span.end))


def _is_of_state(group: Listed) -> bool:
    """The army, police ... of a country, named by its pattern; a faction coded as state forces is a group by itself."""
    return group.acled_type == "State forces" and (
        split_id(group.id) is not None or group.category == "political/junta"
    )


def group_of(person: str, on: date | None) -> str | None:
    """The armed group that a person of the list leads, or fights in, on a day: whose men are meant by his name."""
    entry = listed(person)
    if entry is None:
        return None
    fitting = [r for r in entry.roles if on is None or within(on, r.since, r.until)] or list(entry.roles)
    for predicate in ("leads", "member_of"):
        for role in reversed(fitting):
            group = listed(role.id)
            if role.relation == predicate and group is not None and not _is_of_state(group):
                return role.id
    return None
