"""Persons of the list: by their full names, then by the surname alone, or a rare given name."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from marsad.ground.actors_list import list_digest, list_persons, listed
from marsad.ground.actors_names import NameMatch
from marsad.ground.actors_resolve import decide
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, PersonMention
from marsad.model.report import Span
from marsad.text.words import is_arabic, phrase_keys

_SHORTEST_SURNAME = 4


def person_mention(match: NameMatch, scored: Sequence[tuple[str, float]], named: set[str]) -> PersonMention:
    """The mention that a person's name is; among equals, and for a bare first name, `person` is None."""
    ids = {e.id for e in match.entries if e.person}
    people = [(id, score) for id, score in scored if id in ids or ((e := listed(id)) is not None and e.person)]
    person = decide(people)
    if person is not None and person not in named and all(e.name.weak for e in match.entries):
        person = None
    entry = listed(person) if person else None
    return PersonMention(match.span, person, tuple(people), entry.name if entry else None)


@lru_cache(maxsize=4)
def _given_names(_digest: str) -> Counter[str]:
    """How many persons of the list have a first name."""
    firsts = ({keys[0] for name in p.names if len(keys := phrase_keys(name.text)) > 1} for p in list_persons())
    return Counter(first for names in firsts for first in names)


@lru_cache(maxsize=4)
def _name_words(_digest: str) -> frozenset[str]:
    return frozenset(key for p in list_persons() for name in p.names for key in phrase_keys(name.text)[1:])


def surnames(
    document: Document, persons: Sequence[PersonMention], actors: Sequence[ActorMention]
) -> list[PersonMention]:
    """Later mentions of a person by the last word of the name that the report introduced ("Haftar", "غويتا"), or by
    the first where nobody else of the list has it ("عدنان")."""
    known: dict[str, PersonMention] = {}
    given = _given_names(list_digest())
    for mention in persons:
        words = document.tokens_in(mention.span)
        if mention.person is None or len(words) < 2 or len(words[-1].key) < _SHORTEST_SURNAME:
            continue
        known.setdefault(words[-1].key, mention)
        if given[words[0].key] == 1 and is_arabic(words[0].key) and len(words[0].key) >= _SHORTEST_SURNAME:
            known.setdefault(words[0].key, mention)
    if not known:
        return []
    taken = [m.span for m in persons] + [m.span for m in actors]
    found = []
    for token in document.tokens:
        following = document.tokens[token.index + 1].key if token.index + 1 < len(document.tokens) else ""
        for form, start in token.keys:
            named = known.get(form)
            if named is not None and given[form] and following in _name_words(list_digest()):
                break  # somebody else of that given name
            span = Span(start, token.end)
            if named is None or start < named.span.end or any(span.overlaps(t) for t in taken):
                continue
            if is_arabic(form) or document.text[start].isupper():
                found.append(PersonMention(span, named.person, ((named.person or "", 0.8),), named.name))
                break
    return found
