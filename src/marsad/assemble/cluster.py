"""Which tellings are one happening: told together, or later without another day, place or kind."""

from datetime import timedelta
from functools import lru_cache

from marsad.assemble.cluster_read import APART, join, pair_features, score_pair
from marsad.assemble.happening import STRONG, UNKNOWN, Happening, Telling, family_of, is_wide
from marsad.extract.weighing import Features
from marsad.ground.distance import distance_km
from marsad.model.document import Document
from marsad.model.mentions import PlaceMention, Trigger
from marsad.model.report import Span
from marsad.resources import load_one
from marsad.text.language import READ
from marsad.text.match import PhraseMatcher
from marsad.text.words import BREAKS

# Kinds of happening in which people are hurt: what a bare "killed" beside them belongs to.
_HURTING = frozenset({"violence", "taking", "crowd", "sexual", "territory", "arrest", "property"})
_COARSE = frozenset({"admin2", "admin1", "country"})
_SAME_PLACE_KM = 15.0
_HEADLINE_KM = 120.0
_WEEKS = timedelta(days=10)
_SUBJECT = 2  # words between what happened and "killed" behind it
_BEFORE = 2  # words before a noun that may call it another one


@lru_cache(maxsize=4)
def _matcher(language: str, what: str) -> PhraseMatcher[str]:
    return PhraseMatcher(((words, words) for words in load_one("narration", language)[what]), article=True)


def cluster(document: Document, tellings: list[Telling], modifiers: list[Trigger]) -> list[Happening]:
    """Happenings in the order in which they are first told."""
    happenings = _by_rules(document, tellings) if document.reading is None else _by_pairs(document, tellings)
    for happening in happenings:
        inside = set(happening.sentences)
        happening.modifiers = [m for m in modifiers if m.sentence in inside]
    return happenings


def _by_rules(document: Document, tellings: list[Telling]) -> list[Happening]:
    happenings: list[Happening] = []
    violent = {t.trigger.sentence for t in tellings if t.family == "violence" and not t.trigger.generic}
    for telling in tellings:
        fitting = [h for h in happenings if _same(document, h, telling)]
        if telling.trigger.generic and telling.trigger.sentence in violent:
            fitting = [h for h in fitting if telling.trigger.sentence in h.sentences or _is_violent(h)]
        if fitting:
            _nearest(fitting, telling).tellings.append(telling)
        else:
            happenings.append(Happening([telling]))
    return happenings


def _by_pairs(document: Document, tellings: list[Telling]) -> list[Happening]:
    scores = [[_pair(document, one, other) for one in tellings[:j]] for j, other in enumerate(tellings)]
    return join(scores, tellings)


def _pair(document: Document, one: Telling, other: Telling) -> float:
    """Log odds that two tellings are one; what the text plainly sets apart the reader does not join."""
    features = features_of_pair(document, one, other)
    if one.title or other.title:
        return score_pair(features)
    elsewhere = features["places conflict"] and other.set_there and other.trigger.sentence != one.trigger.sentence
    if elsewhere or features["days conflict"] + features["places conflict"] + features["called another"] > 1:
        return APART
    fit = score_pair(features)
    return max(0.0, fit) if features["ruled"] and _hurt_in_it(document, one, other) else fit


def _hurt_in_it(document: Document, one: Telling, other: Telling) -> bool:
    """ "Wounded in the ambush", "shelling killed five": words that only say that people were hurt stand in one breath
    with what befell them."""
    a, b = one.trigger, other.trigger
    if a.generic == b.generic or a.sentence != b.sentence or not (a.listed and b.listed):
        return False
    between = document.text[a.span.end : b.span.start]
    return flows(between) and (a.generic or len(between.split()) <= _SUBJECT)


def flows(between: str) -> bool:
    """Whether no stop, comma or quotation mark stands in these words: "were wounded in the ambush"."""
    return not any(c in BREAKS for c in between)


def features_of_pair(document: Document, one: Telling, other: Telling) -> Features:
    """What rules and reader see between two tellings, the earlier one first."""
    assert document.reading is not None
    days = _says_its_day(one) and _says_its_day(other)
    places = _says_its_place(one) and _says_its_place(other)
    signs = {
        "days conflict": float(days and _days_conflict(one, other)),
        "any days conflict": float(_days_conflict(one, other)),
        "days agree": float(bool(one.day and other.day and one.day.when == other.day.when)),
        "places conflict": float(places and _apart(one, other)),
        "any places conflict": float(_apart(one, other)),
        "places agree": float(
            bool(one.place and other.place and one.place.resolved and one.place.resolved == other.place.resolved)
        ),
        "called another": float(_called_another(document, other.trigger)),
        "passes on": float(_passes_on(document, other)),
    }
    ruled = _same(document, Happening([one]), other)
    return pair_features(document, document.reading, one, other, ruled=ruled, signs=signs)


def _is_violent(happening: Happening) -> bool:
    """ "Two were wounded when they opened fire" is of the shots, not of the abduction told before."""
    specific = [t for t in happening.tellings if not t.trigger.generic]
    return not specific or any(t.family == "violence" for t in specific)


def _nearest(fitting: list[Happening], telling: Telling) -> Happening:
    """The happening of the same sentence, else the one told last; what is not background goes first."""

    def nearness(happening: Happening) -> tuple[bool, bool, int]:
        last = happening.tellings[-1]
        here = last.trigger.sentence == telling.trigger.sentence
        return here, last.background == telling.background, last.trigger.span.start

    return max(fitting, key=nearness)


def _same(document: Document, happening: Happening, telling: Telling) -> bool:
    here = telling.trigger.sentence in happening.sentences
    if not _kinds_agree(happening, telling, here):
        return False
    if _says_its_day(telling) and any(_days_conflict(a, telling) for a in happening.tellings if _says_its_day(a)):
        return False
    if _goes_back(happening, telling):
        return False
    if _says_its_place(telling) and any(_apart(a, telling) for a in _placed(happening)):
        return False
    if here:
        only_hurt = all(t.trigger.generic for t in happening.tellings if t.trigger.sentence == telling.trigger.sentence)
        return only_hurt or not _called_another(document, telling.trigger)
    if (happening.head.status == "denied") != (telling.status == "denied") and not telling.definite:
        return False
    if happening.head.background != telling.background and (telling.own_day or telling.background):
        return False
    if (happening.head.status == "hypothetical") != (telling.status == "hypothetical"):
        return False
    return not (_called_another(document, telling.trigger) or _passes_on(document, telling))


def _placed(happening: Happening) -> list[Telling]:
    return [t for t in happening.tellings if _says_its_place(t)]


def _says_its_place(telling: Telling) -> bool:
    """A place somewhere in the sentence of "the attack" or "were killed" may be where the wounded were flown to."""
    if _only_hurt(telling):
        return False
    if telling.definite:
        return telling.close_place
    return telling.own_place


def _kinds_agree(happening: Happening, telling: Telling, here: bool) -> bool:
    families = {t.family for t in happening.tellings if not t.trigger.generic} or {"violence"}
    if telling.trigger.generic:
        return bool(families & _HURTING) if here else "violence" in families or bool(families & {"crowd", "taking"})
    only_generic = all(t.trigger.generic for t in happening.tellings)
    recent = happening.tellings[-1].title or (telling.definite and _follows(happening, telling))
    if only_generic and (here or recent):
        return telling.family in _HURTING - {"property"}
    return telling.family in families or any(family_of(t) in families for t in telling.trigger.types[1:])


def _follows(happening: Happening, telling: Telling) -> bool:
    return telling.trigger.sentence - happening.tellings[-1].trigger.sentence <= 2


def _says_its_day(telling: Telling) -> bool:
    """ "The attack" in a sentence with a day need not be of that day: it may be the statement's, or the burial's."""
    return telling.close_day if telling.definite else telling.own_day


def _goes_back(happening: Happening, telling: Telling) -> bool:
    """ "In January nine were killed" after what takes its day from the sentences before: weeks lie between them. Days
    side by side are no sign, since a happening may take the day of its statement or its burials."""
    if not _says_its_day(telling) or telling.day is None or any(_says_its_day(t) for t in happening.tellings):
        return False
    end = telling.day.when.end
    taken = [t.day.when.start for t in happening.tellings if t.day is not None and t.day.when.start is not None]
    if end is None or not taken:
        return False
    return end < min(taken) - (timedelta(0) if telling.day.when.precision == "month" else _WEEKS)


def _only_hurt(telling: Telling) -> bool:
    """Words for the wounded, who are told of after the fact and elsewhere: they never make a happening another."""
    return telling.trigger.generic and telling.trigger.strength < STRONG


def _days_conflict(one: Telling, other: Telling) -> bool:
    a, b = one.day.when if one.day else UNKNOWN, other.day.when if other.day else UNKNOWN
    if a.start is None or b.start is None:
        return False
    return a.start > (b.end or b.start) or b.start > (a.end or a.start)


def _apart(one: Telling, other: Telling) -> bool:
    """Headlines name the next town that readers know, or a region by the town it is called after: their places are
    apart only when they are far apart and neither holds the other."""
    if (one.title or other.title) and (_holds(one.place, other.place) or _holds(other.place, one.place)):
        return False
    return places_conflict(one.place, other.place, _HEADLINE_KM if one.title or other.title else _SAME_PLACE_KM)


def _holds(town: PlaceMention | None, inner: PlaceMention | None) -> bool:
    """Whether a town bears the name of the unit that the other place lies in: "Tillabéri" of a village in Tillabéri."""
    if town is None or inner is None or town.resolved is None or inner.resolved is None:
        return False
    units = (inner.resolved.admin1, inner.resolved.admin2)
    return town.resolved.country == inner.resolved.country and town.resolved.place in units


def places_conflict(a: PlaceMention | None, b: PlaceMention | None, reach_km: float = _SAME_PLACE_KM) -> bool:
    """True when two mentions cannot be one place: other countries, or other points too far apart."""
    if a is None or b is None or a.resolved is None or b.resolved is None:
        return False
    one, other = a.resolved, b.resolved
    if one.place_id == other.place_id:
        return False
    if "country" in (a.precision, b.precision):
        return False
    if one.country and other.country and one.country != other.country:
        return True
    if "admin1" in (a.precision, b.precision):
        return bool(one.admin1 and other.admin1 and one.admin1 != other.admin1)
    if a.precision in _COARSE or b.precision in _COARSE:
        return False
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        return True
    reach_km = _HEADLINE_KM if is_wide(a) or is_wide(b) else reach_km
    return distance_km((one.lat, one.lon), (other.lat, other.lon)) > reach_km


def _called_another(document: Document, trigger: Trigger) -> bool:
    """`_says_another`, asked for by every pair of tellings."""
    known: dict[Span, bool] = document.notes.setdefault("called another", {})
    if trigger.span not in known:
        known[trigger.span] = _says_another(document, trigger)
    return known[trigger.span]


def _says_another(document: Document, trigger: Trigger) -> bool:
    """True for "une autre attaque", "a second raid", "هجوم آخر": the word stands where the language has it."""
    if trigger.voice != "noun":
        return False
    sentence = document.sentences[trigger.sentence]
    language = sentence.language if sentence.language in READ else "en"
    around = [t.index for t in document.tokens_in(trigger.span)]
    first = around[0] if language == "ar" else max(sentence.first, around[0] - _BEFORE)
    last = min(sentence.last, around[-1] + 2)
    return bool(_matcher(language, "another").find(document.tokens, first, last))


def _passes_on(document: Document, telling: Telling) -> bool:
    """The sentence opens with a word for another place, asked for by every pair of tellings."""
    known: dict[int, bool] = document.notes.setdefault("passes on", {})
    index = telling.trigger.sentence
    if index not in known:
        known[index] = _opens_elsewhere(document, index)
    return known[index]


def _opens_elsewhere(document: Document, index: int) -> bool:
    sentence = document.sentences[index]
    language = sentence.language if sentence.language in READ else "en"
    last = min(sentence.last, sentence.first + 6)
    return bool(_matcher(language, "elsewhere").find(document.tokens, sentence.first, last))
