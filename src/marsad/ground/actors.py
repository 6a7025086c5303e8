"""Who is who: the front door to the list of actors. `resolve_actor` answers `marsad who`.

The parts: `actors_list` (records), `actors_names` (names in text), `actors_phrases` (armies, crowds, civilians),
`actors_resolve` (which actor a name means), `actors_acled` (names and types as ACLED has them).
"""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from marsad.ground.actors_acled import acled_name, actor_name, actor_type
from marsad.ground.actors_list import Listed, list_actors, list_persons, listed, successor
from marsad.ground.actors_names import NameEntry, name_matcher
from marsad.ground.actors_phrases import Phrase, find_phrases, nation_at, token_nations
from marsad.ground.actors_resolve import (
    ActorCandidate,
    Setting,
    abroad_of,
    candidate,
    decide,
    force_of,
    score_entries,
)
from marsad.ground.nations import slug_of
from marsad.model.report import Token
from marsad.text.fold import fold_view
from marsad.text.language import script_share
from marsad.text.words import words_of

__all__ = [
    "ActorCandidate",
    "Listed",
    "Setting",
    "acled_name",
    "actor_name",
    "actor_type",
    "decide",
    "find_actors",
    "list_actors",
    "list_persons",
    "listed",
    "resolve_actor",
    "score_entries",
    "successor",
]
_PHRASE_SCORE, _UNSURE_COUNTRY = 0.8, 0.5
_SURELY = 0.8  # what a country named in the context counts


def _words(text: str) -> list[Token]:
    return words_of(fold_view(text))


def _entries(tokens: list[Token]) -> tuple[list[NameEntry], int]:
    """Entries of the longest name in the words, with how many words it covers."""
    best: list[NameEntry] = []
    length = 0
    for at in range(len(tokens)):
        for match in name_matcher().all_at(tokens, at, len(tokens)):
            if match.last - match.first > length:
                best, length = list(match.payloads), match.last - match.first
    return best, length


def _setting(on: date | None, country: str | None, context: str | None) -> Setting:
    weights: dict[str, float] = {}
    named: set[str] = set()
    if context:
        tokens = _words(context)
        for at in range(len(tokens)):
            found = nation_at(tokens, at, len(tokens))
            for code in found[1] if found else token_nations(tokens[at], context)[:1]:
                weights[code] = _SURELY
            for match in name_matcher().all_at(tokens, at, len(tokens))[:1]:
                ids = {e.id for e in match.payloads}
                if len(ids) == 1 and not any(e.name.weak or e.name.also for e in match.payloads):
                    named |= ids
    if country:
        weights[country] = 1.0
    return Setting(on, weights, named)


def resolve_actor(
    text: str, *, on: date | None = None, country: str | None = None, context: str | None = None
) -> list[ActorCandidate]:
    """Actors and persons that an expression may mean, best first; equals have equal scores.

    Args:
        text: the words, in Arabic, French or English.
        on: the day they were written of; names change their owner in time.
        country: ISO 3166-1 alpha-2 of where the report plays.
        context: the sentence around them; countries and actors named there help.
    """
    tokens = _words(text)
    if not tokens:
        return []
    setting = _setting(on, country, context)
    entries, length = _entries(tokens)
    scored = dict(score_entries(entries, setting)) if entries else {}
    phrases = _phrases(text, tokens)
    phrase = max(phrases, key=lambda p: p.last - p.first, default=None)
    if phrase is not None and (not scored or phrase.last - phrase.first >= length):
        for actor, score in _of_phrase(phrase, setting, country):
            scored[actor] = max(scored.get(actor, 0.0), score)
    ranked = sorted(scored.items(), key=lambda p: (-p[1], p[0]))
    return [candidate(actor, score, on, country) for actor, score in ranked]


def _phrases(text: str, tokens: list[Token]) -> list[Phrase]:
    languages = ("ar",) if script_share(text) >= 0.5 else ("fr", "en")
    return list(chain.from_iterable(find_phrases(tokens, text, 0, len(tokens), language) for language in languages))


def _of_phrase(phrase: Phrase, setting: Setting, country: str | None) -> Iterable[tuple[str, float]]:
    """The actors that an army, a crowd or a militia may be: one for each country in question."""
    entry = phrase.entry
    countries = phrase.nations or tuple(sorted(setting.countries, key=lambda c: -setting.countries[c]))
    for rank, iso in enumerate(countries):
        score = (_PHRASE_SCORE if rank == 0 else _UNSURE_COUNTRY) - 0.01 * rank
        slug = slug_of(iso)
        if phrase.community and entry.kind == "militia" and slug:
            yield f"{phrase.community}-militia-{slug}", score
        elif entry.target == "vdp":
            yield "vdp" if iso == "BF" else f"unidentified-{slug}", score
        elif entry.target == "mission":
            where = country or (next(iter(setting.countries), None))
            mission = force_of("mission", where, setting.on) if where else None
            if mission:
                yield mission, score
        elif entry.target is not None:
            actor = abroad_of(iso, country, setting.on) if phrase.nations else None
            actor = actor or force_of(entry.target, iso, setting.on)
            if actor:
                yield actor, score


def find_actors(words: str) -> list[Listed]:
    """Actors and persons whose id or a name contains these words, in any spelling; for people who look for an id."""
    wanted = {t.key for t in _words(words)}

    def fits(entry: Listed) -> bool:
        texts = [entry.id.replace("-", " "), entry.name, *(n.text for n in entry.names)]
        return any(wanted <= {t.key for t in _words(text)} for text in texts)

    return [entry for entry in (*list_actors(), *list_persons()) if wanted and fits(entry)]
