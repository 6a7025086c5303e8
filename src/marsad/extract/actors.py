"""Who is named in a report: actors of the list, state forces, unnamed attackers, crowds, civilians, and persons."""

from collections.abc import Sequence
from typing import Any

from marsad.extract.actors_focus import Focus
from marsad.extract.actors_join import contingents, group_of, joined_phrase, joined_span, men_of_anaphors
from marsad.extract.actors_meaning import Meaning, is_linked, kind_of, name_mention
from marsad.extract.actors_unknown import unknown_organisations
from marsad.extract.persons import person_mention, surnames
from marsad.ground.actors_acled import actor_name
from marsad.ground.actors_list import list_digest, listed, successor
from marsad.ground.actors_names import NameMatch, find_names
from marsad.ground.actors_phrases import Lexicon, Phrase, find_phrases, lexicon
from marsad.ground.actors_resolve import is_everywhere
from marsad.ground.nations import slug_of
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Issue, PersonMention
from marsad.model.report import Sentence, Span, Token
from marsad.resources import digest
from marsad.text.split import readable_sentences

_APPOSED = 40  # characters in which a second name still describes the first
_ORDINARY = ("force", "militia", "civilian", "generic", "mission")


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
    """One report's reading: names first, as they say what is meant by the words around them; then phrases in order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.names: dict[int, list[NameMatch]] = {}
        self.sentences = readable_sentences(document)
        named: set[str] = set()
        for s in self.sentences:
            self.names[s.index] = find_names(document.tokens, document.text, s.first, s.last, s.language)
            named |= {e.id for match in self.names[s.index] for e in _sure(match)}
        self.meaning = Meaning(Focus(document), document.published.start, named)
        self.mentions: list[ActorMention] = []
        self.persons: list[PersonMention] = []

    def read(self) -> None:
        for sentence in self.sentences:
            self._read_sentence(sentence)
        self.mentions += _governments(self.document, self.mentions)
        self.persons += surnames(self.document, self.persons, self.mentions)
        self.document.actors = sorted(self.mentions, key=lambda m: m.span)
        self.document.persons = sorted(self.persons, key=lambda m: m.span)

    def _read_sentence(self, sentence: Sentence) -> None:
        tokens = self.document.tokens[sentence.first : sentence.last]
        phrases = find_phrases(tokens, self.document.text, 0, len(tokens), sentence.language)
        words = lexicon(sentence.language if sentence.language in ("ar", "fr", "en") else "en")
        found: list[ActorMention] = []
        used: list[Span] = []
        for match in (_within(m, sentence) for m in self.names[sentence.index]):
            mention = self._named(match, sentence, tokens, phrases, words, found)
            if mention is not None:
                found.append(mention)
                used.append(mention.span)
            elif any(e.person for e in match.entries):
                used.append(match.span)
        unknown = unknown_organisations(tokens, self.document.text, words, used)
        found += unknown
        used += [m.span for m in unknown]
        free = [p for p in phrases if not any(p.span.overlaps(span) for span in used)]
        open_phrases = {p.span: p for p in men_of_anaphors(free, tokens, words)}
        by_start = sorted([*(m.span for m in found), *open_phrases])
        named = {m.span: m for m in found}
        before = len(self.mentions)
        for span in by_start:
            mention = named.get(span) or self.meaning.of_phrase(open_phrases[span], sentence, self.mentions)
            if mention is not None:
                self.mentions.append(mention)
        self.mentions[before:] = contingents(self.document, self.mentions[before:], words)

    def _named(
        self,
        match: NameMatch,
        sentence: Sentence,
        tokens: Sequence[Token],
        phrases: Sequence[Phrase],
        words: Lexicon,
        before: Sequence[ActorMention],
    ) -> ActorMention | None:
        """The actor mention that a name is; a person's name is one only with his men beside it."""
        mission = any((entry := listed(e.id)) and kind_of(entry) == "mission" for e in match.entries)
        beside = joined_phrase(match, phrases, tokens, words, self.document.text, mission=mission)
        if any(e.person for e in match.entries):
            person = person_mention(match, self.meaning.scored(match, sentence), self.meaning.named)
            self.persons.append(person)
            group = group_of(person.person, self.meaning.on) if person.person and beside else None
            if group is None or beside is None:
                return None
            return name_mention(joined_span(match, beside), group, (), beside)
        rival = next((p for p in phrases if p.span.overlaps(match.span)), None)
        if rival is not None and _says_more(rival, match):
            return None
        linked = any(is_everywhere(e.id) for e in match.entries) and is_linked(match, tokens, words)
        linked = linked and not _just_named(match.span, before)
        scored = self.meaning.scored(match, sentence, linked=linked)
        actor = self.meaning.actor_of(match, scored, sentence, linked=linked)
        if actor is not None:
            self._note_end(actor, match.span)
        span = joined_span(match, beside) if beside is not None and actor is not None else match.span
        return name_mention(span, actor, scored, beside or rival, self.meaning.nation_of(beside or rival, sentence))

    def _note_end(self, actor: str, span: Span) -> None:
        """A name used after its actor's end keeps the id; an issue names the successor."""
        entry, on = listed(actor), self.meaning.on
        if entry is None or on is None or entry.until is None or entry.active_on(on):
            return
        heir = successor(actor, on)
        if heir is not None:
            reason = f"'{actor}' ended {entry.until}; on the day of the report its successor is '{heir}'"
            self.document.issues.append(Issue("actors", reason, span))


def _just_named(span: Span, before: Sequence[ActorMention]) -> bool:
    """A group stands right before ("le GSIM, affilié à Al-Qaïda"): then the big name means itself."""
    last = before[-1] if before else None
    return last is not None and last.kind == "group" and 0 <= span.start - last.span.end <= _APPOSED


def _sure(match: NameMatch) -> list[Any]:
    """The entry of a name that can mean one actor alone."""
    entries = {e.id: e for e in match.entries}
    return [e for e in entries.values() if len(entries) == 1 and not e.name.weak and not e.name.also]


def _within(match: NameMatch, sentence: Sentence) -> NameMatch:
    """The match with positions in the sentence's own words."""
    return NameMatch(match.span, match.first - sentence.first, match.last - sentence.first, match.entries)


def _says_more(rival: Phrase, match: NameMatch) -> bool:
    """A longer phrase, or one as long where the name is only an ordinary word, says more than the name."""
    if rival.entry.kind not in _ORDINARY:
        return False
    weak = all(e.name.weak or e.name.ambiguous for e in match.entries)
    if len(rival.span) > len(match.span):
        parent = rival.entry.kind == "mission" and all(e.id == "un" for e in match.entries)  # "بعثة الأمم المتحدة"
        return bool(rival.nations) or rival.community is not None or weak or parent
    return weak and len(rival.span) == len(match.span)


def _governments(document: Document, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Capitals and countries that stand for their governments ("Bamako accuse"), as the places stage marks them."""
    found = []
    for place in document.places:
        country = place.resolved.country if place.resolved else None
        if place.use != "metonym" or country is None or any(m.span.overlaps(place.span) for m in mentions):
            continue
        actor = f"government-{slug_of(country)}"
        found.append(ActorMention(place.span, actor, "government", (), "official", False, country, actor_name(actor)))
    return found
