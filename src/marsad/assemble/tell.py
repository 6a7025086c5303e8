"""From triggers to tellings: figurative words go, every trigger gets its standing, day and place."""

from dataclasses import replace
from functools import lru_cache

from marsad.assemble.happening import STRONG, WEAK, Telling, family_of, is_wide
from marsad.assemble.relevance import is_mishap, topic_of
from marsad.extract.dating import days_for
from marsad.extract.factuality import factuality_of
from marsad.extract.siting import place_for
from marsad.extract.triggers_read import has_article
from marsad.model.document import Document
from marsad.model.mentions import PlaceMention, Trigger
from marsad.model.report import Sentence, Span
from marsad.resources import load_one
from marsad.text.language import READ
from marsad.text.match import PhraseMatcher
from marsad.text.words import phrase_keys


def tellings_of(document: Document) -> tuple[list[Telling], list[Trigger]]:
    """(tellings, modifiers) in text order. A word that needs company and has none is neither."""
    tellings: list[Telling] = []
    modifiers: list[Trigger] = []
    elsewhere = topic_of(document) is not None
    for trigger in document.triggers:
        sentence = document.sentences[trigger.sentence]
        status, background, figurative, _ = factuality_of(document, trigger.span, sentence)
        if figurative or is_mishap(document, trigger, sentence):
            continue
        if is_habitual(document, trigger, sentence) and not is_trusted(document, trigger):
            continue
        if is_trend(document, trigger, sentence):
            continue
        if trigger.generic and status == "denied":
            continue  # "nobody was killed" is a toll of none, no killing that somebody denies
        if elsewhere and family_of(trigger.types[0]) in _VIOLENT:
            continue
        if trigger.strength < WEAK:
            modifiers.append(trigger)
        elif trigger.strength >= STRONG or has_company(document, trigger, sentence):
            tellings.append(_telling(document, crowd_turned(document, trigger, sentence), sentence, status, background))
    return [t for t in tellings if not (_overshadowed(document, t, tellings) or _civil(document, t))], modifiers


def is_trusted(document: Document, trigger: Trigger) -> bool:
    """The reader is so sure that these words tell of an event of its own that company need not bear them out."""
    return document.reading is not None and document.reading.evokes(trigger.span) >= TRUSTED


def _civil(document: Document, telling: Telling) -> bool:
    """A deal or turn among people without arms: no armed actor here, before or after."""
    if telling.family not in _POLITICS or is_trusted(document, telling.trigger):
        return False
    near = document.sentences[max(0, telling.trigger.sentence - 1) : telling.trigger.sentence + 2]
    return not any(a.kind in _ARMED and s.span.covers(a.span) for a in document.actors for s in near)


def _overshadowed(document: Document, telling: Telling, tellings: list[Telling]) -> bool:
    """A weak word on property, politics or ground beside one of violence tells of the same happening, not another; so
    do people gone missing, as long as nobody is said to have been taken."""
    if telling.trigger.strength >= STRONG or telling.family not in _LESSER:
        return False
    sentence = telling.trigger.sentence
    if telling.family != "taking" and is_trusted(document, telling.trigger):
        return False
    if telling.family == "taking" and any(h.sentence == sentence and h.outcome == "abducted" for h in document.harms):
        return False
    return any(t.family == "violence" and t.trigger.sentence == sentence and t is not telling for t in tellings)


def crowd_turned(document: Document, trigger: Trigger, sentence: Sentence) -> Trigger:
    """What a crowd burns, loots or attacks is a riot."""
    if trigger.generic or trigger.types[0] not in _CROWD_DEEDS:
        return trigger
    inside = [a for a in document.actors if sentence.span.covers(a.span)]
    if any(a.kind == "crowd" for a in inside) and not any(a.kind in ("group", "generic") for a in inside):
        return replace(trigger, types=("riot", *trigger.types))
    return trigger


def _telling(document: Document, trigger: Trigger, sentence: Sentence, status: str, background: bool) -> Telling:
    compared = is_superlative(document, trigger, sentence)
    day = None if compared else days_for(document, trigger.span, background=background)
    place = place_for(document, trigger.span)
    if day is not None and (
        _anothers(document, trigger, day.span)
        or _of_saying(document, trigger, day.span, sentence)
        or (not sentence.span.covers(day.span) and _heads_saying(document, day.span))
    ):
        day = None
    if place is not None and _anothers(document, trigger, place.span):
        place = None
    if place is not None and is_wide(place):
        place = _spot_in(document, place) or place
    own_place = place is not None and place.use == "location" and sentence.span.covers(place.span)
    own_day = day is not None and sentence.span.covers(day.span)
    return Telling(
        trigger=trigger,
        status=status,
        background=background,
        title=sentence.title,
        day=day,
        own_day=own_day,
        place=place,
        own_place=own_place,
        close_place=own_place and place is not None and _beside(document, trigger, place.span),
        set_there=own_place and place is not None and _heads(document, place.span, sentence),
        close_day=own_day and day is not None and _beside(document, trigger, day.span),
        definite=trigger.definite or compared or is_definite(document, trigger, sentence),
    )


def _spot_in(document: Document, wide: PlaceMention) -> PlaceMention | None:
    """The point that the words after a park or lake give: "in W National Park, near Banikoara"."""
    for place in document.places:
        if place.span in wide.within and place.relation is not None and place.precision in ("exact", "near"):
            return replace(place, within=(wide.span, *place.within))
    return None


def _anothers(document: Document, trigger: Trigger, words: Span) -> bool:
    """True for a day or place that stands at another kind of happening, far from this one, in a long sentence."""
    if _distance(document, trigger.span, words) <= _FAR:
        return False
    family = family_of(trigger.types[0])
    return any(
        other.sentence == trigger.sentence
        and other.strength >= STRONG
        and family_of(other.types[0]) != family
        and _distance(document, other.span, words) <= _BESIDE
        for other in document.triggers
    )


def _of_saying(document: Document, trigger: Trigger, day: Span, sentence: Sentence) -> bool:
    """True in "he said in a statement on Sunday that the attack ...": the day is the saying's."""
    language = sentence.language
    if day.end > trigger.span.start or not sentence.span.covers(day) or language not in READ:
        return False
    between = document.tokens_in(Span(day.end, trigger.span.start))
    if not any(form in _words(language, "that") for token in between for form, _ in token.keys):
        return False
    return any(a.cue and sentence.span.start <= a.cue.start < day.start for a in document.attributions)


def _heads_saying(document: Document, day: Span) -> bool:
    """True for the day of another sentence's saying ("sources confirmed on Wednesday 13 December that ..."): what is
    told after it did not happen on it."""
    sentence = document.sentence_at(day.start)
    if sentence is None or sentence.language not in READ:
        return False
    following = [t for t in document.tokens[sentence.first : sentence.last] if t.start >= day.end][:2]
    if not any(form in _words(sentence.language, "that") for token in following for form, _ in token.keys):
        return False
    return any(a.cue and sentence.span.start <= a.cue.start < day.start for a in document.attributions)


def _distance(document: Document, one: Span, other: Span) -> int:
    first, last = sorted((one, other))
    return len(document.tokens_in(Span(first.end, max(first.end, last.start))))


def _heads(document: Document, place: Span, sentence: Sentence) -> bool:
    return place.end <= document.tokens[min(sentence.last, sentence.first + _HEAD) - 1].end


def _beside(document: Document, trigger: Trigger, place: Span) -> bool:
    return _distance(document, trigger.span, place) <= _BESIDE


@lru_cache(maxsize=8)
def _words(language: str, what: str) -> frozenset[str]:
    return frozenset(k for w in load_one("narration", language)[what] for k in phrase_keys(w))


@lru_cache(maxsize=8)
def _phrases(language: str, what: str) -> PhraseMatcher[str]:
    return PhraseMatcher((words, words) for words in load_one("narration", language)[what])


def is_habitual(document: Document, trigger: Trigger, sentence: Sentence) -> bool:
    """True for "frequently ambushed", "years of killing", "هجمات متكررة"."""
    if sentence.language not in READ:
        return False
    tokens = document.tokens_in(trigger.span)
    first, last = max(sentence.first, tokens[0].index - 2), min(sentence.last, tokens[-1].index + 2)
    return bool(_phrases(sentence.language, "habitual").find(document.tokens, first, last))


def is_trend(document: Document, trigger: Trigger, sentence: Sentence) -> bool:
    """True for "attacks have multiplied since January", "une recrudescence des attaques": more of it, on no one day."""
    if trigger.voice != "noun" or sentence.language not in READ:
        return False
    tokens = document.tokens_in(trigger.span)
    first, last = max(sentence.first, tokens[0].index - _BEFORE), min(sentence.last, tokens[-1].index + 1 + _BESIDE)
    if not _phrases(sentence.language, "trend").find(document.tokens, first, last):
        return False
    days = (t.when for t in document.times if t.role == "event" and sentence.span.covers(t.span))
    return not any(d.start == d.end for d in days)  # nor where nobody knows which days are meant


def is_superlative(document: Document, trigger: Trigger, sentence: Sentence) -> bool:
    """True for "the deadliest attack since 2015": the happening being told, and the day is not its own."""
    if trigger.voice != "noun" or sentence.language not in READ:
        return False
    at = document.tokens_in(trigger.span)[0].index
    first, last = max(sentence.first, at - _BESIDE), min(sentence.last, at + _BESIDE)
    return bool(_phrases(sentence.language, "superlative").find(document.tokens, first, last))


def is_definite(document: Document, trigger: Trigger, sentence: Sentence) -> bool:
    """True for a noun that takes up a happening told before."""
    return trigger.voice == "noun" and has_article(document, trigger.span, sentence)


TRUSTED = 0.65  # chosen on readings of reports that the reader had not learned from
_BEFORE = 3  # words of rising before what rises
_HEAD = 4  # words of a sentence's head
_BESIDE = 5  # words between a trigger and the place that is surely its own
_FAR = 15
_VIOLENT = frozenset({"violence", "taking", "territory", "property", "sexual", "agreement", "strategic", "pledge"})
_POLITICS = frozenset({"agreement", "strategic", "pledge"})
_LESSER = frozenset({"property", "strategic", "agreement", "territory", "pledge", "taking"})
_CROWD_DEEDS = frozenset({"attack", "looting_destruction"})
_ARMED = frozenset({"group", "force", "mission", "generic", "anaphor", "militia"})


def has_company(document: Document, trigger: Trigger, sentence: Sentence) -> bool:
    """True when the sentence bears out a word that may mean something else.

    For violence: figures of harm, a weapon or a word that needs no company, beside an armed actor. For the rest an
    armed actor, for a crowd any people.
    """
    span = sentence.span
    family = family_of(trigger.types[0])
    actors = [a for a in document.actors if span.covers(a.span)]
    if family == "crowd":
        return any(a.people or a.kind in _ARMED for a in actors)
    if family != "violence":
        return any(a.kind in _ARMED for a in actors)
    deeds = (
        any(span.covers(h.span) for h in document.harms)
        or any(span.covers(w.span) and not w.span.overlaps(trigger.span) for w in document.weapons)
        or any(t.sentence == sentence.index and t is not trigger and t.strength >= STRONG for t in document.triggers)
    )
    armed = any(a.kind in _ARMED for a in actors)
    return armed and (deeds or trigger.strength > WEAK)
