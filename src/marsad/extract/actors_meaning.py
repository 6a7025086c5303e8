"""What a name or a phrase means where it stands: the actor, the sort of people, the nation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from marsad.extract.actors_anaphora import last_fitting
from marsad.extract.actors_focus import Focus
from marsad.ground.actors_acled import actor_name
from marsad.ground.actors_list import Listed, listed
from marsad.ground.actors_names import NameMatch
from marsad.ground.actors_phrases import Lexicon, Phrase
from marsad.ground.actors_resolve import Setting, abroad_of, decide, force_of, is_everywhere, missions, score_entries
from marsad.ground.nations import slug_of
from marsad.model.mentions import ActorMention
from marsad.model.report import Sentence, Span, Token

_KIND_OF_TYPE = {"State forces": "force", "Civilians": "civilian", "Protesters": "crowd", "Rioters": "crowd"}
_WHO_OF_KIND = {"group": "militant", "force": "soldier", "mission": "peacekeeper", "civilian": "civilian"}
_LINK_REACH = 4  # words before a name in which it is said to be but the mother of the group meant


def kind_of(entry: Listed) -> str:
    """The kind of mention that a name of the list is."""
    if entry.mission or entry.id in missions():
        return "mission"
    if entry.id.startswith("government-") or (
        entry.category == "political/junta" and entry.acled_type == "State forces"
    ):
        return "government"
    if entry.category == "international":
        return "force" if entry.acled_type == "External/Other forces" else "group"
    if entry.category == "state forces" and entry.acled_type == "Civilians":
        return "civilian"
    return _KIND_OF_TYPE.get(entry.acled_type or "", "group")


class Meaning:
    """One report's meaning-giver: `focus` says which country is meant, `named` which actors the report names."""

    def __init__(self, focus: Focus, on: date | None, named: set[str]) -> None:
        self.focus, self.on, self.named = focus, on, named

    def setting(self, sentence: Sentence) -> Setting:
        return Setting(self.on, self.focus.weights_at(sentence), self.named, self.focus.areas_at(sentence))

    def scored(self, match: NameMatch, sentence: Sentence, *, linked: bool = False) -> list[tuple[str, float]]:
        """Candidates of a name; `linked`: the words call it the mother of the one meant."""
        scored = score_entries(match.entries, self.setting(sentence))
        if linked:
            return [(id, s) for id, s in scored if not is_everywhere(id)] or scored
        if any(is_everywhere(e.id) and e.name.also for e in match.entries):
            # a branch that the report calls by its own name is not meant again by the network's, nor is one from afar
            here = set(self.focus.weights_at(sentence)) | set(self.focus.named)
            return [(id, s) for id, s in scored if is_everywhere(id) or (id not in self.named and _at_home(id, here))]
        return scored

    def actor_of(
        self, match: NameMatch, scored: Sequence[tuple[str, float]], sentence: Sentence, *, linked: bool
    ) -> str | None:
        """The actor that a name means; None among equals, and where an ordinary word is all there is."""
        actor = scored[0][0] if linked and scored else decide(scored)
        if actor is None:
            actor = self._owner(match, sentence)
        weak = all(e.name.weak for e in match.entries)
        return None if weak and actor not in self.named and not self._called_at_home(match, actor, sentence) else actor

    def _called_at_home(self, match: NameMatch, actor: str | None, sentence: Sentence) -> bool:
        """Whether it is an abbreviation in capitals, told of the actor's own country: "ADF" in Congo."""
        short = any(e.id == actor and e.name.text.isupper() for e in match.entries)
        here = self.focus.weights_at(sentence)
        return actor is not None and short and any(listed_in(actor, country) for country in here)

    def _owner(self, match: NameMatch, sentence: Sentence) -> str | None:
        """Whose own name it is, where others are merely also called so and the owner is at home here."""
        owners = {e.id for e in match.entries if e.name.also}
        entry = listed(owners.pop()) if len(owners) == 1 else None
        if entry is None:
            return None
        here = set(self.focus.weights_at(sentence))
        return entry.id if is_everywhere(entry.id) or here & set(entry.countries) else None

    def of_phrase(self, phrase: Phrase, sentence: Sentence, before: Sequence[ActorMention]) -> ActorMention | None:
        """The mention that a phrase is; None where it names nobody."""
        entry = phrase.entry
        country = self.focus.country_at(phrase.span.start, sentence)
        if entry.kind == "anaphor":
            return _anaphor(phrase, before)
        if entry.joined or (not phrase.nations and (not entry.bare or (entry.definite and not phrase.definite))):
            return None
        nation = country if country in phrase.nations else self.nation_of(phrase, sentence)
        actor = self._target(phrase, nation, country, before)
        name = actor_name(actor) if actor else None
        known = phrase.definite and entry.kind == "generic"
        people = entry.who, entry.people
        return ActorMention(phrase.span, actor, entry.kind, (), *people, nation, name, phrase.community, known)

    def nation_of(self, phrase: Phrase | None, sentence: Sentence) -> str | None:
        """The country of a nationality; of several ("النيجيرية": Nigeria, Niger) the one that the report is about."""
        if phrase is None or not phrase.nations:
            return None
        weights = self.focus.named | self.focus.weights_at(sentence)
        return max(phrase.nations, key=lambda n: (weights.get(n, 0.0), -phrase.nations.index(n)))

    def _target(
        self, phrase: Phrase, nation: str | None, country: str | None, before: Sequence[ActorMention]
    ) -> str | None:
        entry, where = phrase.entry, nation or country
        if entry.stands_for and (meant := self._only(entry.stands_for)):
            return meant
        slug = slug_of(where) if where else None
        if entry.id == "community-militia":
            return f"{phrase.community}-militia-{slug}" if slug else None
        if entry.target is None or where is None:
            return None
        if entry.target == "mission":
            return self._mission(country, before)
        if "<" not in entry.target:
            return entry.target if listed_in(entry.target, where) else f"unidentified-{slug}"
        if nation is not None and (abroad := abroad_of(nation, country, self.on)):
            return abroad
        return force_of(entry.target, where, self.on, entry.id)

    def _only(self, wanted: Sequence[str]) -> str | None:
        """The one actor of these categories or ids that the report names; None where it names none or several."""
        found = {
            id
            for id in self.named
            if (e := listed(id)) and not e.person and (id in wanted or e.category.startswith(tuple(wanted)))
        }
        return found.pop() if len(found) == 1 else None

    def _mission(self, country: str | None, before: Sequence[ActorMention]) -> str:
        """The peace mission of the country in focus, of the report's country, or the one named last."""
        last = last_fitting(before, ("mission",))
        for iso in (country, self.focus.home):
            mission = force_of("mission", iso, self.on) if iso else None
            if mission is not None:
                return mission
        return last.actor if last is not None and last.actor is not None else "un"


def _at_home(actor: str, countries: set[str]) -> bool:
    entry = listed(actor)
    return entry is None or not countries or not countries.isdisjoint(entry.countries)


def listed_in(actor: str, country: str) -> bool:
    entry = listed(actor)
    return entry is not None and country in entry.countries


def _anaphor(phrase: Phrase, before: Sequence[ActorMention]) -> ActorMention | None:
    """The actor named before that the words stand for."""
    if phrase.entry.definite and not phrase.definite:
        return None
    fitting = last_fitting(before, phrase.entry.fits)
    if fitting is None:
        return None
    who = phrase.entry.who or fitting.who
    return replace(fitting, span=phrase.span, kind="anaphor", who=who, people=phrase.entry.people, candidates=())


def is_linked(match: NameMatch, tokens: Sequence[Token], words: Lexicon) -> bool:
    """Whether a big organisation's name only describes a local one: "groupe lié à Al-Qaïda", "al-Qaeda affiliate"."""
    behind = tuple(t.key for t in tokens[match.last : match.last + 2])
    if any(behind[: len(w)] == w for w in words.linked_after):
        return True
    ahead = [t.key for t in tokens[max(0, match.first - _LINK_REACH) : match.first]]
    clitic = tokens[match.first].key[: match.span.start - tokens[match.first].start]
    line = " ".join([*ahead, *([clitic] if clitic else [])])
    return any(line.endswith(" ".join(w)) for w in words.linked)


def name_mention(
    span: Span,
    actor: str | None,
    scored: Sequence[tuple[str, float]],
    phrase: Phrase | None,
    nation: str | None = None,
) -> ActorMention:
    """The mention that a name is; `phrase` are words for its people beside or in it, `nation` their country."""
    entry = listed(actor) if actor else None
    kind = kind_of(entry) if entry else "unknown"
    who, people = _WHO_OF_KIND.get(kind), False
    if phrase is not None:
        people = phrase.entry.people
        who = phrase.entry.who or who if people and kind != "mission" else who
    return ActorMention(span, actor, kind, tuple(scored), who, people, nation, entry.name if entry else None)
