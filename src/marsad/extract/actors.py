"""Who is named in a report: actors of the list, state forces, unnamed attackers, crowds, civilians, and persons."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from marsad.extract.actors_anaphora import first_named_group, last_fitting
from marsad.extract.actors_focus import Focus
from marsad.ground.actors_acled import actor_name
from marsad.ground.actors_list import list_digest, listed
from marsad.ground.actors_names import NameMatch, find_names
from marsad.ground.actors_phrases import Phrase, find_phrases, lexicon
from marsad.ground.actors_resolve import Setting, abroad_of, decide, force_of, score_entries, successor
from marsad.ground.nations import slug_of
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Issue, PersonMention
from marsad.model.report import Sentence, Span, Token
from marsad.resources import digest
from marsad.text.split import readable_sentences

_KIND_OF_TYPE = {"State forces": "force", "Civilians": "civilian", "Protesters": "crowd", "Rioters": "crowd"}
_WHO_OF_KIND = {"group": "militant", "force": "soldier", "mission": "peacekeeper", "civilian": "civilian"}
_MISSIONS = frozenset({"minusma", "afisma", "unoci", "minurcat", "unsmil", "mnjtf", "g5-sahel-joint-force", "eutm-mali"})


class Actors:
    """Mentions of actors and persons, each with the actor it means on that day in that country."""

    name, version = "actors", "1"
    needs = frozenset({"tokens", "sentences", "language", "places", "published"})
    gives = frozenset({"actors", "persons"})

    def settings(self) -> dict[str, Any]:
        return {"list": list_digest(), **{kind: digest(kind) for kind in ("forces", "nations", "regimes")}}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            _Reader(document).read()


class _Reader:
    """One report's reading; mentions are found sentence by sentence and resolved in text order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.focus = Focus(document)
        self.on: date | None = document.published.start
        self.names: dict[int, list[NameMatch]] = {}
        self.named: set[str] = set()
        self.mentions: list[ActorMention] = []
        self.persons: list[PersonMention] = []

    def read(self) -> None:
        sentences = readable_sentences(self.document)
        for s in sentences:
            found = find_names(self.document.tokens, self.document.text, s.first, s.last, s.language)
            self.names[s.index] = found
            self.named |= {e.id for m in found for e in m.entries if len({x.id for x in m.entries}) == 1 and not e.name.weak and not e.name.also}
        for sentence in sentences:
            self._read_sentence(sentence)
        self.document.actors = sorted(self.mentions, key=lambda m: m.span)
        self.document.persons = sorted(self.persons, key=lambda m: m.span)

    def _read_sentence(self, sentence: Sentence) -> None:
        document, tokens = self.document, self.document.tokens[sentence.first : sentence.last]
        if not tokens:
            return
        phrases = find_phrases(tokens, document.text, 0, len(tokens), sentence.language)
        found: list[ActorMention] = []
        taken: list[Span] = []
        for match in self.names[sentence.index]:
            if any(e.person for e in match.entries):
                self._person(match, sentence)
                taken.append(match.span)
                continue
            rival = next((p for p in phrases if p.span.overlaps(match.span)), None)
            if rival is not None and self._rival_wins(rival, match):
                continue
            mention = self._named(match, sentence, tokens, rival)
            if mention is not None:
                found.append(mention)
                taken.append(match.span)
        for phrase in phrases:
            if not any(phrase.span.overlaps(span) for span in taken):
                found.append(ActorMention(phrase.span, None, phrase.entry.kind))
                taken.append(phrase.span)
        by_span = {p.span: p for p in phrases}
        for mention in sorted(found, key=lambda m: m.span):
            held = by_span.get(mention.span)
            resolved = mention if held is None or mention.actor or mention.candidates else self._phrase(held, sentence)
            if resolved is not None:
                self.mentions.append(resolved)

    @staticmethod
    def _rival_wins(rival: Phrase, match: NameMatch) -> bool:
        """A longer phrase, or one as long where the name is only an ordinary word, says more than the name."""
        weak = all(e.name.weak or e.name.ambiguous for e in match.entries)
        longer = len(rival.span) > len(match.span)
        generic = rival.entry.kind in ("force", "militia", "civilian", "generic", "mission")
        return (longer and generic and (rival.nations != () or rival.community is not None or weak)) or (
            weak and generic and len(rival.span) >= len(match.span)
        )

    def _setting(self, sentence: Sentence) -> Setting:
        return Setting(self.on, self.focus.weights_at(sentence), self.named, self.focus.areas_at(sentence))

    def _person(self, match: NameMatch, sentence: Sentence) -> None:
        scored = score_entries([e for e in match.entries if e.person], self._setting(sentence))
        person = decide(scored)
        if person is not None and all(e.name.weak for e in match.entries) and person not in self.named:
            person = None
        entry = listed(person) if person else None
        self.persons.append(PersonMention(match.span, person, tuple(scored), entry.name if entry else None))

    def _named(
        self, match: NameMatch, sentence: Sentence, tokens: Sequence[Token], rival: Phrase | None
    ) -> ActorMention | None:
        scored = score_entries(match.entries, self._setting(sentence))
        actor = decide(scored)
        if actor is None and any(e.name.also for e in match.entries):
            actor = self._whole(match, scored)
        if all(e.name.weak for e in match.entries) and actor not in self.named and not _is_acronym(match):
            actor = None
        if actor is not None and self.on is not None:
            actor = self._in_time(actor, match.span)
        entry = listed(actor) if actor else None
        kind = _kind(entry.id, entry.acled_type, entry.category) if entry else "unknown"
        span = match.span
        people, who, nation = False, _WHO_OF_KIND.get(kind), None
        if rival is not None and rival.nations:
            nation = rival.nations[0]
        if rival is not None and rival.entry.people:
            people, who = True, rival.entry.who or who
        return ActorMention(span, actor, kind, tuple(scored), who, people, nation, entry.name if entry else None)

    def _whole(self, match: NameMatch, scored: Sequence[tuple[str, float]]) -> str | None:
        """Among equal branches an organisation's bare name is the organisation's, if it is used everywhere."""
        own = [e.id for e in match.entries if e.name.also]
        entry = listed(own[0]) if own else None
        if entry is not None and entry.countries[:1] and entry.countries[0] in ("IQ", "AF"):
            return entry.id
        return None

    def _in_time(self, actor: str, span: Span) -> str:
        """The id itself within its dates; a mention after them stays, with an issue that names the successor."""
        assert self.on is not None
        entry = listed(actor)
        if entry is not None and entry.until is not None and not entry.active_on(self.on):
            heir = successor(actor, self.on)
            if heir is not None:
                reason = f"'{actor}' ended {entry.until}; on the day of the report its successor is '{heir}'"
                self.document.issues.append(Issue("actors", reason, span))
        return actor

    def _phrase(self, phrase: Phrase, sentence: Sentence) -> ActorMention | None:
        entry = phrase.entry
        country = self.focus.country_at(phrase.span.start, sentence)
        if entry.kind == "anaphor":
            return self._anaphor(phrase, country)
        if not entry.bare and not phrase.nations:
            return None
        if entry.definite and not phrase.definite and not phrase.nations:
            return None
        nation = self._nation(phrase, country)
        where = nation or country
        actor = None
        if phrase.entry.id == "community-militia" and where and (slug := slug_of(where)):
            actor = f"{phrase.community}-militia-{slug}"
        elif entry.target is not None and "<" not in entry.target and entry.target != "mission":
            actor = entry.target if where == "BF" else (f"unidentified-{slug_of(where)}" if where else None)
        elif entry.target == "mission":
            actor = force_of("mission", country, self.on) if country else None
            actor = actor or last_mission(self.mentions) or "un"
        elif where is not None and entry.target is not None:
            actor = force_of(entry.target, where, self.on)
            if nation is not None and entry.kind in ("force", "civilian", "generic"):
                actor = abroad_of(nation, country, self.on) or actor
        name = actor_name(actor) if actor else None
        return ActorMention(phrase.span, actor, entry.kind, (), entry.who, entry.people, nation, name)

    def _nation(self, phrase: Phrase, country: str | None) -> str | None:
        """The nationality in the phrase; where its form fits two countries, the one in focus."""
        if not phrase.nations:
            return None
        return country if country in phrase.nations else phrase.nations[0]

    def _anaphor(self, phrase: Phrase, country: str | None) -> ActorMention | None:
        if phrase.entry.definite and not phrase.definite:
            return None
        fitting = last_fitting(self.mentions, phrase.entry.fits)
        if fitting is None:
            return None
        who = phrase.entry.who or fitting.who
        return replace(fitting, span=phrase.span, kind="anaphor", who=who, people=phrase.entry.people, candidates=())


def last_mission(mentions: Sequence[ActorMention]) -> str | None:
    found = last_fitting(mentions, ("mission",))
    return found.actor if found else None


def _is_acronym(match: NameMatch) -> bool:
    return any(e.shape == "acronym" for e in match.entries)


def _kind(actor: str, acled_type: str | None, category: str) -> str:
    if actor in _MISSIONS:
        return "mission"
    if actor.startswith("government-") or category == "political/junta" and acled_type == "State forces":
        return "government"
    if category == "international":
        return "force" if acled_type == "External/Other forces" else "group"
    return _KIND_OF_TYPE.get(acled_type or "", "group")
