"""Names that no list of marsad's own places has: towns of the world, spellings recognised by sound, unknown places.

None is believed without support: a word for its kind ("village de", "بلدة"), a preposition, the noun of a happening.
"""

import re
from difflib import SequenceMatcher

from marsad.extract.toponyms.lexicon import Lexicon, common_words, function_words, joined, lexicon, time_words
from marsad.extract.toponyms.organisations import find_organisations
from marsad.extract.toponyms.spot import (
    Spot,
    attached,
    coordinated,
    event_before,
    has_capital,
    said_to_be_there,
    word_before,
)
from marsad.ground.actors_names import person_words
from marsad.ground.gazetteer.schema import Place, name_key
from marsad.ground.gazetteer.store import Hit, open_gazetteer
from marsad.ground.placekinds import kind_matcher, kinds_after, kinds_before
from marsad.ground.toponyms import near_abroad, region
from marsad.model.document import Document
from marsad.model.report import Sentence, Span
from marsad.text.words import is_arabic

_LONGEST = 3  # words of such a name
_BIG = 150_000  # inhabitants of a town that a preposition alone makes believable
_BIG_ARABIC = 300_000
_TOWN_ARABIC = 20_000  # of a country of the report
_SAME_SOUNDS = 0.97
_SOUNDS_RIGHT = 0.9  # likeness that a preposition makes believable
_SOUNDS_ALIKE = 0.8  # the same after a word for a kind of place
_LATIN_FLOOR = 0.93  # Latin spellings differ less
_LATIN_LETTERS = 0.6  # share of letters that two of them have in common
_LONG = 6  # letters of a name that no word or first name has by chance
_SHORTEST = 5  # letters of an Arabic name that is believed of a town far away
_TOWN = 10_000  # inhabitants
_SHORT_WORD = 3  # letters of the words that headlines leave small
_FEW = 3  # countries of a report that is set somewhere
_NATURE = frozenset({"area", "forest", "river", "lake"})
_QUARTER = frozenset({"quarter"})
_HEAD = re.compile(r"[^\s:]+(?: [^\s:]+){0,2} ?:\s")
_LINKS = frozenset({"de", "du", "la", "le", "el", "al", "n", "i", "in", "ag", "wan"})


def cued_spots(document: Document, sentence: Sentence, spots: list[Spot], countries: frozenset[str]) -> list[Spot]:
    """The spots of a sentence with those added that have support; a longer new one replaces a shorter known one."""
    lex = lexicon(sentence.language)
    owner = {n: spot for spot in spots for n in range(spot.first, spot.last)}
    kept = list(spots)
    at = sentence.first
    while at < sentence.last:
        spot = _at(document, sentence, at, owner, countries, lex, _just_before(kept, at))
        if spot is None:
            at += 1
            continue
        kept = [s for s in kept if s.last <= spot.first or spot.last <= s.first]
        kept.append(spot)
        at = spot.last
    return kept


def _just_before(spots: list[Spot], at: int) -> Spot | None:
    """The last spot that ends at or before a token."""
    before = [spot for spot in spots if spot.last <= at]
    return max(before, key=lambda spot: spot.last, default=None)


def _support(
    document: Document, sentence: Sentence, first: int, start: int, lex: Lexicon
) -> tuple[frozenset[str], bool]:
    kinds = kinds_before(document.tokens, first, sentence.first)
    located = said_to_be_there(document, sentence, first, start, lex)
    return kinds, located or event_before(document, sentence, first, lex)


def _at(
    document: Document,
    sentence: Sentence,
    first: int,
    owner: dict[int, Spot],
    countries: frozenset[str],
    lex: Lexicon,
    previous: Spot | None,
) -> Spot | None:
    token = document.tokens[first]
    arabic = is_arabic(token.key)
    if token.key.isdigit() or (not arabic and not has_capital(document, first)):
        return None
    known = owner.get(first)
    if known is not None and known.first != first:
        return None
    for form, start in token.keys if arabic else token.keys[:1]:
        if arabic and word_before(document, first, sentence.first) in lex.name_parts:
            continue
        kinds, located = _support(document, sentence, first, start, lex)
        put = not arabic and kinds != _QUARTER and _put_there(document, sentence, first, lex)
        located = located or put or _heads(document, sentence, first) or coordinated(document, first, start, previous)
        if not (kinds or located) or (kinds and start > token.start):
            continue
        if (
            (len(form) < 3 and form not in lex.name_heads)
            or form in lex.stop - lex.name_heads
            or (arabic and _is_common(token.key, form, kinds, known, countries))
        ):
            continue
        for last in range(min(first + _LONGEST, sentence.last), first, -1):
            if (known is not None and last <= known.last) or not _one_name(document, first, last, owner, known, lex):
                continue
            if not arabic and _cut_short(document, sentence, last, owner):
                continue
            span = Span(start, document.tokens[last - 1].end)
            said = kinds if arabic else kinds | kinds_after(document.tokens, last, sentence.last)
            spot = _judge(document, sentence, first, last, span, said, countries, known)
            if spot is not None and spot.what == "sound" and not arabic and _half(document, sentence, last, owner, lex):
                continue
            if spot is not None:
                return spot
        if known is None and (put or (kinds and _name_of_its_own(document, sentence, first, kinds))):
            last = _end_of_name(document, sentence, first, owner)
            if _is_name(document, sentence, first, last, lex):
                town = _only_town(document, sentence, first, last, start, kinds)
                return town or Spot(
                    first, last, Span(start, document.tokens[last - 1].end), sentence, "unknown", (), (), kinds
                )
    return _compound(document, sentence, first, known, owner) if known is not None and not arabic else None


def _compound(document: Document, sentence: Sentence, first: int, known: Spot, owner: dict[int, Spot]) -> Spot | None:
    """One unknown name for "Palal-Sambo": what a hyphen ties to an unknown word is not the known place Palal."""
    if known.what != "place" or not _cut_short(document, sentence, known.last, owner):
        return None
    last = _end_of_name(document, sentence, known.last, owner)
    return Spot(
        first, last, Span(known.span.start, document.tokens[last - 1].end), sentence, "unknown", (), (), known.kinds
    )


def _cut_short(document: Document, sentence: Sentence, last: int, owner: dict[int, Spot]) -> bool:
    """Whether a hyphen ties the words before token `last` to a capitalised word that is no name of its own."""
    if last >= sentence.last or last in owner or not has_capital(document, last):
        return False
    return document.text[document.tokens[last - 1].end : document.tokens[last].start] == "-"


def _half(document: Document, sentence: Sentence, last: int, owner: dict[int, Spot], lex: Lexicon) -> bool:
    """Whether the next word is capitalised too and belongs to the name: "Bulo" of "Bulo Marer", not "Kano"
    of "Kano State"."""
    if sentence.title or last >= sentence.last or last in owner or not has_capital(document, last):
        return False
    if document.text[document.tokens[last - 1].end : document.tokens[last].start] != " ":
        return False
    known = document.tokens[last].key in lex.not_named | lex.stop
    return not known and not kinds_after(document.tokens, last, sentence.last)


def _is_common(word: str, form: str, kinds: frozenset[str], known: Spot | None, countries: frozenset[str]) -> bool:
    """Whether an Arabic word is one of the language: itself, or without the article or particles before it. With the
    article it is one unless the report's country has a town of that name."""
    if known is not None:
        return False
    bare = form[2:] if form.startswith("ال") else form
    if form in lexicon("ar").event_before or word in function_words("ar"):
        return True
    if not kinds and form.startswith("ال"):
        towns = (h.place for h in open_gazetteer().named(form) if h.place.country in countries)
        if not any((town.population or 0) >= _TOWN_ARABIC for town in towns):
            return True
    return not common_words("ar").isdisjoint((bare, word)) or bare in time_words("ar")


def _one_name(
    document: Document, first: int, last: int, owner: dict[int, Spot], known: Spot | None, lex: Lexicon
) -> bool:
    """Whether the words may be one name: no stops between, no other spot, Latin ones capitalised."""
    for n in range(first, last):
        if owner.get(n) not in (None, known):
            return False
        key = document.tokens[n].key
        if n > first:
            gap = document.text[document.tokens[n - 1].end : document.tokens[n].start]
            if gap not in (" ", "-", "'", "’", ""):
                return False
            if is_arabic(key) and (
                len(key) == 1
                or key in function_words("ar")
                or key in lex.location_before
                or kind_matcher().all_at(document.tokens, n, n + 1)
            ):
                return False
        if not is_arabic(key) and not has_capital(document, n) and not (key in _LINKS and first < n < last - 1):
            return False
    return True


def _judge(
    document: Document,
    sentence: Sentence,
    first: int,
    last: int,
    span: Span,
    kinds: frozenset[str],
    countries: frozenset[str],
    known: Spot | None,
) -> Spot | None:
    text = document.quote(span)
    arabic = is_arabic(document.tokens[first].key)
    gazetteer, lex = open_gazetteer(), lexicon(sentence.language)
    key = joined(text)
    if known is None and not kinds and (key in lex.generic or key in lex.weak):
        return None
    near = countries | region()
    exact = tuple(
        h for h in gazetteer.named(text) if h.quality >= (0.96 if arabic or h.place.country in near else 0.99)
    )
    if arabic and len(key) < _SHORTEST:
        exact = tuple(h for h in exact if h.place.country in countries)
    if kinds and kinds <= _NATURE:  # a valley, mountain or forest is no town that is called so
        exact = tuple(h for h in exact if h.place.kind in _NATURE)
    if exact and _believable(exact, kinds, countries, arabic, last - first):
        return Spot(first, last, span, sentence, "town", tuple(h.place.id for h in exact), exact, kinds)
    if len(key.replace(" ", "")) < 4 or (key in lex.generic and not kinds):
        return None
    if kinds == _QUARTER or (kinds and kinds <= _NATURE):
        return None  # quarters and valleys are in no list; a village elsewhere that sounds so is another place
    floor = _SOUNDS_ALIKE if kinds else _SOUNDS_RIGHT
    if last - first > 1 or attached(document, first, span.start):
        floor = max(floor, 0.88)
    if known is not None:
        floor = 0.93
    alike = tuple(
        hit
        for hit in gazetteer.sounding(text)
        if hit.quality >= floor
        and (arabic or _looks_alike(text, hit.place))
        and _in_reach(hit, countries, kinds, latin=not arabic)
    )
    if not alike or (not arabic and alike[0].quality < _LATIN_FLOOR):
        return None
    return Spot(first, last, span, sentence, "sound", tuple(h.place.id for h in alike), alike, kinds)


def _looks_alike(text: str, place: Place) -> bool:
    """Whether two Latin spellings share most of their letters, in order: "Daudu" is not "Ado-Odo"."""
    return SequenceMatcher(None, name_key(text), name_key(place.name)).ratio() >= _LATIN_LETTERS


def _in_reach(hit: Hit, countries: frozenset[str], kinds: frozenset[str], *, latin: bool) -> bool:
    """A place known by sound alone lies in a country of the report; a mere town of a list needs a word for its kind,
    or, in Arabic, the very sounds: with these and a long name it is believed in all of the region."""
    place = hit.place
    if place.kind == "country":
        return False
    same = not latin and hit.quality >= _SAME_SOUNDS and (place.population or 0) >= _TOWN
    at_home = countries & region() or countries  # "France" of a report on Libya is not where it is set
    if countries >= region() and not kinds:
        return False  # nothing in the report says where it is set
    if place.country not in at_home:
        return same and len(name_key(place.name)) >= _LONG and place.country in near_abroad()
    if place.source == "marsad" or same:
        return True
    return hit.quality >= _SOUNDS_RIGHT and (bool(kinds) or (latin and len(countries) <= _FEW))


def _believable(
    hits: tuple[Hit, ...], kinds: frozenset[str], countries: frozenset[str], arabic: bool, words: int
) -> bool:
    """Whether a town of the world is meant: a capital, a big one, or one of a country of the report after its kind."""
    if any(h.place.kind == "capital" for h in hits):
        return True
    big = _BIG_ARABIC if arabic else _BIG
    if max(h.place.population or 0 for h in hits) >= (big if not kinds else 100_000):
        return True
    near = [h.place for h in hits if h.place.country in countries]
    if any((p.population or 0) >= _TOWN_ARABIC for p in near):
        return True
    return bool(near) and (bool(kinds) or words > 1 or not arabic)


def _name_of_its_own(document: Document, sentence: Sentence, first: int, kinds: frozenset[str]) -> bool:
    """Whether words after a kind word are a name though no list has them: capitalised ones; Arabic is left alone."""
    if is_arabic(document.tokens[first].key) or not kinds & {"village", "town", "camp", "well"}:
        return False
    return document.tokens[first - 1].key in lexicon(sentence.language).named_after_kind


def _capitals_mean_nothing(document: Document, sentence: Sentence) -> bool:
    """Whether a headline is set in capitals, or with a capital for every word."""
    if not sentence.title:
        return False
    long = [t.index for t in document.tokens[sentence.first + 1 : sentence.last] if len(t.key) > _SHORT_WORD]
    return 2 * sum(has_capital(document, n) for n in long) > len(long)


def _only_town(
    document: Document, sentence: Sentence, first: int, last: int, start: int, kinds: frozenset[str]
) -> Spot | None:
    """The town of the world that a name means though nothing else in the report is in its country."""
    span = Span(start, document.tokens[last - 1].end)
    hits = tuple(h for h in open_gazetteer().named(document.quote(span)) if h.place.kind != "country")
    named = len(span) >= _LONG and len({h.place.country for h in hits}) == 1
    if not named or max(h.place.population or 0 for h in hits) < _TOWN:
        return None
    return Spot(first, last, span, sentence, "town", tuple(h.place.id for h in hits), hits, kinds)


def _heads(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether up to three words at the head of a sentence stand before a colon ("قندهار: مقتل ...")."""
    rest = document.text[document.tokens[first].start : sentence.span.end]
    return first == sentence.first and bool(_HEAD.match(rest))


def _put_there(document: Document, sentence: Sentence, first: int, lex: Lexicon) -> bool:
    """Whether words just before, such as "at", "near" or "près de", can put something into a place only."""
    if _capitals_mean_nothing(document, sentence):
        return False
    keys = [token.key for token in document.tokens[max(sentence.first, first - 3) : first]]
    if not keys or document.text[document.tokens[first - 1].end : document.tokens[first].start] not in (" ", "'", "’"):
        return False
    return any(" ".join(keys[-n:]) in lex.named_before for n in range(1, len(keys) + 1))


def _is_name(document: Document, sentence: Sentence, first: int, last: int, lex: Lexicon) -> bool:
    """Whether capitalised words are a name of a place by themselves: no acronym, no word that is capitalised for
    another reason, no institution, quarter or person."""
    tokens = document.tokens[first:last]
    keys = {token.key for token in tokens}
    if keys & (lex.stop | lex.not_named) - lex.name_heads or tokens[-1].key in lex.weak | lex.generic | lex.name_heads:
        return False
    if any(document.text[t.start : t.end].isupper() and len(t.key) > 1 for t in tokens) or any(
        character.isdigit() for key in keys for character in key
    ):
        return False
    if keys & person_words() or (last < sentence.last and document.tokens[last].key in lex.not_named_after):
        return False
    return not any(
        m.first < last and first < m.last for m in find_organisations(document, sentence.first, sentence.last)
    )


def _end_of_name(document: Document, sentence: Sentence, first: int, owner: dict[int, Spot]) -> int:
    lex = lexicon(sentence.language)
    last = first + 1
    while last < sentence.last and last - first < _LONGEST and last not in owner:
        gap = document.text[document.tokens[last - 1].end : document.tokens[last].start]
        tied = gap in ("'", "’") or (gap == "-" and has_capital(document, last - 1))
        if gap not in (" ", "-", "'", "’") or not (tied or has_capital(document, last)):
            break
        if gap == " " and document.tokens[last].key in lex.not_named | lex.stop:
            break
        last += 1
    return last
