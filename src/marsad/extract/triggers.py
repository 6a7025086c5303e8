"""Triggers: the words that evoke a happening, with type, voice and strength. What they amount to is assembled later."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from marsad.extract.triggers_read import join_triggers
from marsad.model.document import Document
from marsad.model.mentions import PlaceMention, Trigger
from marsad.model.report import Sentence, Span
from marsad.resources import digest, load, load_one
from marsad.text.language import READ
from marsad.text.match import Match, PhraseMatcher
from marsad.text.split import readable_sentences
from marsad.text.words import phrase_keys

_REACH = 3  # words between an auxiliary and its participle
_PLACE = "<place>"
_DAMMA = "\u064f"


class Form(NamedTuple):
    """An inflected trigger word of one type."""

    type: str
    voice: str
    strength: float
    lemma: str
    also: tuple[str, ...]
    definite: bool
    generic: bool
    needs: str | None


@lru_cache(maxsize=4)
def trigger_matcher(language: str) -> PhraseMatcher[Form]:
    """All trigger forms of a language in one matcher."""
    matcher: PhraseMatcher[Form] = PhraseMatcher((), article=language == "ar")
    for record in load("triggers"):
        for text, of, voice, strength, lemma, also, definite, generic, needs in record["forms"]:
            if of == language:
                matcher.add(text, Form(record["id"], voice, strength, lemma, tuple(also), definite, generic, needs))
    return matcher


@lru_cache(maxsize=4)
def _auxiliaries(language: str) -> tuple[frozenset[str], frozenset[str]]:
    endings = load_one("inflection", language)
    passive = frozenset(k for w in endings["passive_auxiliaries"] for k in phrase_keys(w))
    active = frozenset(k for w in endings["active_auxiliaries"] for k in phrase_keys(w))
    return passive, active


@lru_cache(maxsize=4)
def _followers(language: str) -> frozenset[str]:
    return frozenset(k for w in load_one("inflection", language)["agent_follows"] for k in phrase_keys(w))


class Triggers:
    """Finds triggers outside the words that name a time, place, person or organisation."""

    name, version = "triggers", "1"
    needs = frozenset({"tokens", "sentences", "times", "places", "actors"})
    gives = frozenset({"triggers"})

    def settings(self) -> dict[str, Any]:
        return {"triggers": digest("triggers"), "inflection": digest("inflection")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            named = _named_spans(document)
            found = [t for sentence in readable_sentences(document) for t in _in_sentence(document, sentence, named)]
            if document.reading is not None:
                victims = [a.span for a in document.actors if a.kind == "civilian"]  # "people" tells of nothing
                found = join_triggers(document, document.reading, found, [*named, *victims])
            document.triggers += found


def _named_spans(document: Document) -> list[Span]:
    """Words that name something cannot evoke a happening ("فجر الأحد", "Front de libération")."""
    spans = [t.span for t in document.times] + [p.span for p in document.places] + [p.span for p in document.persons]
    return spans + [a.span for a in document.actors if a.kind in ("group", "mission", "unknown")]


def _in_sentence(document: Document, sentence: Sentence, named: list[Span]) -> list[Trigger]:
    language = sentence.language if sentence.language in READ else document.language
    if language not in READ:
        return []
    found = []
    for match in trigger_matcher(language).find(document.tokens, sentence.first, sentence.last):
        if any(span.overlaps(match.span) for span in named):
            continue
        forms = tuple(f for f in match.payloads if f.needs is None or _in_company(document, sentence, language, f))
        if forms:
            found.append(_trigger(document, sentence, language, match, forms))
    return found


@lru_cache(maxsize=128)
def _company(event_type: str, language: str, name: str) -> tuple[PhraseMatcher[str], bool]:
    words = load_one("triggers", event_type)["company"][language][name]
    return PhraseMatcher(((w, w) for w in words if w != _PLACE), article=language == "ar"), _PLACE in words


def _is_ground(place: PlaceMention) -> bool:
    """A place that can be taken: a country is "restored" or "saved", it is not seized in a day."""
    return place.use == "location" and place.precision != "country"


def _in_company(document: Document, sentence: Sentence, language: str, form: Form) -> bool:
    matcher, place = _company(form.type, language, str(form.needs))
    if place and any(_is_ground(p) and sentence.span.covers(p.span) for p in document.places):
        return True
    return bool(matcher.find(document.tokens, sentence.first, sentence.last))


def _trigger(
    document: Document, sentence: Sentence, language: str, match: Match[Form], payloads: tuple[Form, ...]
) -> Trigger:
    forms = sorted(payloads, key=lambda form: -form.strength)
    best = forms[0]
    types = dict.fromkeys([form.type for form in forms] + [t for form in forms for t in form.also])
    return Trigger(
        span=match.span,
        types=tuple(types),
        voice=_voice(document, sentence, language, match, best.voice),
        sentence=sentence.index,
        strength=best.strength,
        lemma=best.lemma,
        generic=best.generic,
        definite=best.definite,
    )


def _voice(document: Document, sentence: Sentence, language: str, match: Match[Form], voice: str) -> str:
    if voice not in ("participle", "ambiguous"):
        return voice
    if voice == "ambiguous" and _DAMMA in document.quote(match.span)[1:2]:
        return "passive"  # قُتل: the one vowel that writers do put
    passive, active = _auxiliaries(language)
    for token in reversed(document.tokens[max(sentence.first, match.first - _REACH) : match.first]):
        if token.key in passive:
            return "passive"
        if token.key in active:
            return "active"
    if voice == "ambiguous":
        return voice
    following = [token.key for token in document.tokens[match.last : min(match.last + 1, sentence.last)]]
    agent = _followers(language) & set(following)
    return "passive" if language == "fr" or agent else "ambiguous"
