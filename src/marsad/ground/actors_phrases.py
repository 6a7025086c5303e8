"""Phrases for people under arms, crowds and the unarmed ("soldats tchadiens", "القوات النيجرية", "Fulani militia").

A nationality may stand before, behind or inside the phrase; it is taken out of the way before the words are looked
up, so that "soldats tchadiens de la paix" is found as "soldats de la paix" with the nation Chad.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from marsad.ground.nations import demonym_forms, is_written, nation_names
from marsad.model.report import Span, Token
from marsad.resources import load_one
from marsad.text.match import Match, PhraseMatcher
from marsad.text.words import particle_forms, phrase_keys

LANGUAGES = ("ar", "fr", "en")
_OF_A_STATE = ("force", "government", "mission")
_NATION_WORDS = 4  # the longest country name that is looked for behind a noun


@dataclass(frozen=True, slots=True)
class Entry:
    """A group of words of the forces files; see `marsad.resources.kinds.forces`. `community` for communities."""

    id: str
    target: str | None
    kind: str
    who: str | None
    people: bool
    bare: bool
    definite: bool
    fits: tuple[str, ...]
    community: str | None = None
    joined: bool = False
    stands_for: tuple[str, ...] = ()
    deed: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a report that are such a phrase; `first`/`last` half-open token positions.

    `nations`: ISO codes that the nationality in it may mean, likeliest first; () without one. `definite`: it has an
    article or demonstrative. `community` where it names one.
    """

    span: Span
    first: int
    last: int
    entry: Entry
    nations: tuple[str, ...] = ()
    definite: bool = False
    community: str | None = None
    others: tuple[Entry, ...] = ()  # what else the same words are


class Lexicon:
    """The forces file of one language, ready for matching."""

    def __init__(self, language: str) -> None:
        record = load_one("forces", language)
        self.language = language
        self.adjective_first = record["adjective"] == "before"
        self.of = {phrase_keys(w) for w in record["of"]}
        self.articles = {phrase_keys(a)[0] for a in record["articles"]}
        self.one = frozenset(phrase_keys(a)[0] for a in record["one"])
        self.linked = tuple(phrase_keys(w) for w in record["linked"])
        self.linked_after = tuple(phrase_keys(w) for w in record["linked_after"])
        self.and_words = frozenset(k for w in record["and_words"] for k in phrase_keys(w))
        self.joins = frozenset(k for w in record["joins"] for k in phrase_keys(w))
        self.idioms: PhraseMatcher[str] = PhraseMatcher(((w, w) for w in record["idioms"]), article=True)
        self.former = frozenset(k for w in record["former"] for k in phrase_keys(w))
        self.unknown_heads: PhraseMatcher[str] = PhraseMatcher(((w, w) for w in record["unknown_heads"]), article=True)
        self.unknown_links = frozenset(k for w in record["unknown_links"] for k in phrase_keys(w))
        self.matcher: PhraseMatcher[Entry] = PhraseMatcher((), article=True)
        self.entries: dict[str, Entry] = {}
        for group in record["groups"]:
            self._add(group, None)
        for community in record["communities"]:
            self._add({**community, "kind": "civilian", "people": True, "who": "civilian"}, community["id"])
        armed = Entry("armed", None, "militia", "militia", True, False, False, ())
        for word in record["armed"]:
            self.matcher.add(word, armed)

    def _add(self, record: dict[str, Any], community: str | None) -> None:
        entry = Entry(
            record["id"],
            record.get("target") or ("civilians-<country>" if community else None),
            record["kind"],
            record.get("who"),
            bool(record.get("people")),
            record.get("bare", True) is not False,
            bool(record.get("definite")),
            tuple(record.get("fits", ())),
            community,
            bool(record.get("joined")),
            tuple(record.get("stands_for", ())),
            bool(record.get("deed")),
        )
        if community is None:
            self.entries[entry.id] = entry
        for form in record["forms"]:
            self.matcher.add(form, entry)


@lru_cache(maxsize=4)
def lexicon(language: str) -> Lexicon:
    return Lexicon(language)


def bare_key(key: str) -> str:
    """A folded word without the Arabic article."""
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


@lru_cache(maxsize=65536)
def _demonym(key: str) -> tuple[str, ...]:
    return demonym_forms().get(bare_key(key), ())


def token_nations(token: Token, text: str) -> tuple[str, ...]:
    """Countries whose people or things a word of the text names ("tchadiens", "والماليين"); () for other words."""
    return _word_nations(token.key) if is_written(token.key, text[token.start : token.end]) else ()


@lru_cache(maxsize=65536)
def _word_nations(key: str) -> tuple[str, ...]:
    for form, _ in particle_forms(key):
        found = _demonym(form)
        if found:
            return found
    return ()


@lru_cache(maxsize=1)
def _names() -> PhraseMatcher[tuple[str, ...]]:
    return PhraseMatcher(nation_names().items())


def nation_at(tokens: Sequence[Token], at: int, stop: int) -> tuple[int, tuple[str, ...]] | None:
    """A country's name at a token position: where it ends and the codes it may mean."""
    if at >= stop:
        return None
    found = _names().all_at(tokens, at, min(stop, at + _NATION_WORDS))
    return (found[0].last, found[0].payloads[0]) if found else None


def _nation_before(
    tokens: Sequence[Token], at: int, first: int, lexicon: Lexicon
) -> tuple[int, tuple[str, ...]] | None:
    """ "Mali's army", "Burkina Faso army": where the country begins and the codes."""
    if not lexicon.adjective_first:
        return None
    end = at - 1 if at - 1 >= first and tokens[at - 1].key == "s" else at
    for length in range(min(_NATION_WORDS, end - first), 0, -1):
        found = nation_at(tokens, end - length, end)
        if found is not None and found[0] == end:
            return end - length, found[1]
    return None


def _nation_behind(
    tokens: Sequence[Token], at: int, stop: int, lexicon: Lexicon, entry: Entry
) -> tuple[int, tuple[str, ...]] | None:
    """ "armée du Mali", "جيش مالي": where the country ends and the codes."""
    if entry.kind not in _OF_A_STATE:
        return None
    for length in (2, 1):
        if tuple(t.key for t in tokens[at : at + length]) in lexicon.of:
            return nation_at(tokens, at + length, stop)
    return nation_at(tokens, at, stop) if lexicon.language == "ar" else None


def find_phrases(tokens: Sequence[Token], text: str, first: int, stop: int, language: str) -> list[Phrase]:
    """Phrases between two token positions (a sentence, as a rule), in text order, none overlapping."""
    words = lexicon(language if language in LANGUAGES else "en")
    kept, nations = [], {}
    for i in range(first, stop):
        found = token_nations(tokens[i], text)
        if found:
            nations[i] = found
        else:
            kept.append(tokens[i])
    out: list[Phrase] = []
    used: set[int] = set()
    for match in words.matcher.find(kept):
        phrase = _phrase(match, kept, tokens, nations, first, stop, words, text)
        if phrase is not None:
            out.append(phrase)
            used.update(range(phrase.first, phrase.last))
    said = {i for m in words.idioms.find(tokens, first, stop) for i in range(m.first, m.last)}
    out = [p for p in out if not (said.issuperset(range(p.first, p.last)) or _held_once(p, tokens, words))]
    out += [p for phrase in tuple(out) for p in _coordinated(phrase, nations, used, tokens, words)]
    out = _with_communities(sorted(out, key=lambda p: p.span), tokens, words)
    out += [p for i, found in nations.items() if i not in used and (p := _people_of(i, found, tokens, text, words))]
    return sorted(out, key=lambda p: p.span)


def _phrase(
    match: Match[Entry],
    kept: Sequence[Token],
    tokens: Sequence[Token],
    nations: dict[int, tuple[str, ...]],
    first: int,
    stop: int,
    words: Lexicon,
    text: str,
) -> Phrase | None:
    offset = tokens[0].index
    begin, end = kept[match.first].index - offset, kept[match.last - 1].index - offset + 1
    if end - begin > (match.last - match.first) + 2:
        return None
    entry = min(match.payloads, key=lambda e: e.joined)
    found = next((nations[i] for i in range(begin, end) if i in nations), ())
    head = begin
    if words.adjective_first and begin - 1 in nations:
        found, begin = found or nations[begin - 1], begin - 1
    elif not words.adjective_first and end in nations:
        found, end = found or nations[end], end + 1
    if not found and (before := _nation_before(tokens, begin, first, words)):
        begin, found = before
    if not found and (behind := _nation_behind(tokens, end, stop, words, entry)):
        end, found = behind
    if not found:
        entry = min(match.payloads, key=lambda e: (e.joined, not e.bare))
    definite = _is_definite(tokens, begin, head, first, words)
    start = match.span.start if begin == head else tokens[begin].start
    if entry.deed:
        return _doer(entry, (begin, head, end), tokens, nations, found, words)
    others = tuple(e for e in match.payloads if e is not entry)
    return Phrase(Span(start, tokens[end - 1].end), begin, end, entry, found, definite, entry.community, others)


def _doer(
    entry: Entry,
    at: tuple[int, int, int],
    tokens: Sequence[Token],
    nations: dict[int, tuple[str, ...]],
    named: tuple[str, ...],
    words: Lexicon,
) -> Phrase | None:
    """The nationality of a strike: the forces whose it is ("French air strikes", "غارات أمريكية", "Mali's strikes").

    A country's bare name before it may be where it struck ("Mali air strike kills five"), unless "a" or "'s" is by it.

    Args:
        at: where the phrase begins, where the strike's own words begin, where the phrase ends.
        named: the countries that the phrase names.
    """
    begin, head, end = at
    own = next((i for i in range(begin, end) if i in nations), None)
    if own is not None:
        return Phrase(tokens[own].span, own, own + 1, entry, nations[own], definite=True)
    owned = head > begin and (tokens[head - 1].key == "s" or (begin > 0 and tokens[begin - 1].key in words.one))
    if not named or not owned:
        return None
    last = head - 1 if tokens[head - 1].key == "s" else head
    return Phrase(Span(tokens[begin].start, tokens[last - 1].end), begin, last, entry, named, definite=True)


def _coordinated(
    phrase: Phrase, nations: dict[int, tuple[str, ...]], used: set[int], tokens: Sequence[Token], words: Lexicon
) -> list[Phrase]:
    """Further nationalities of one noun: "Malian and Nigerien soldiers", "soldats maliens et nigériens"."""
    found: list[Phrase] = []
    step = -1 if words.adjective_first else 1
    at = phrase.first - 1 if words.adjective_first else phrase.last
    while phrase.nations and 0 <= at < len(tokens):
        if tokens[at].key in words.and_words:
            at += step
        if (
            at in nations
            and at not in used
            and (abs(at - (phrase.first if step < 0 else phrase.last)) or words.language == "ar")
        ):
            used.add(at)
            found.append(replace(phrase, span=tokens[at].span, first=at, last=at + 1, nations=nations[at], others=()))
            at += step
        else:
            break
    return found


def _held_once(phrase: Phrase, tokens: Sequence[Token], words: Lexicon) -> bool:
    """An office that its holder has left speaks for nobody: "l'ancien ministre", "الدبلوماسي السابق"."""
    if phrase.entry.kind != "government" or not phrase.entry.people:
        return False
    beside = [phrase.last, phrase.last + 1] if words.language == "ar" else [phrase.first - 1]
    return any(0 <= at < len(tokens) and bare_key(tokens[at].key) in words.former for at in beside)


def _is_definite(tokens: Sequence[Token], begin: int, head: int, first: int, words: Lexicon) -> bool:
    if words.language == "ar":
        return any(form.startswith("ال") for form, _ in tokens[head].keys)
    return begin - 1 >= first and tokens[begin - 1].key in words.articles


def _with_communities(phrases: list[Phrase], tokens: Sequence[Token], words: Lexicon) -> list[Phrase]:
    """A community beside its armed men or its people becomes one phrase; other armed heads fall away."""
    out: list[Phrase] = []
    for phrase in phrases:
        last = out[-1] if out else None
        if (
            last is not None
            and phrase.first - last.last <= 1
            and (last.community is None) is not (phrase.community is None)
        ):
            head, community = (last, phrase) if phrase.community else (phrase, last)
            if head.entry.kind in ("militia", "generic", "civilian", "anaphor") and _joins(last, phrase, tokens, words):
                entry = head.entry
                if entry.kind != "civilian":
                    entry = replace(entry, id="community-militia", target=None, kind="militia", who="militia")
                out[-1] = Phrase(
                    Span(last.span.start, phrase.span.end),
                    last.first,
                    phrase.last,
                    entry,
                    head.nations or community.nations,
                    last.definite,
                    community.community,
                )
                continue
        out.append(phrase)
    return [p for p in out if p.entry.id != "armed" or p.community]


def _joins(left: Phrase, right: Phrase, tokens: Sequence[Token], words: Lexicon) -> bool:
    """Whether nothing but "de", "من" or the like stands between; side by side in the language's order of noun and
    adjective ("éleveurs peuls", "Fulani herders"), so that "قتل البيروم رجلا" is about two."""
    between = [t.key for t in tokens[left.last : right.first]]
    if not between and "armed" not in (left.entry.id, right.entry.id):
        return (left.community is not None) is words.adjective_first
    return all(word in ("de", "d", "من", "of", "s") for word in between)


_PEOPLE = Entry("people-of", "civilians-<country>", "civilian", "civilian", True, True, False, ())
_ARABIC_ADJECTIVE = ("ي", "يه", "يا")  # folded; a nationality of another shape is a plural noun ("الروس", "الفرنسيين")


def _people_of(at: int, found: tuple[str, ...], tokens: Sequence[Token], text: str, words: Lexicon) -> Phrase | None:
    """A nationality that stands as a noun: "trois Français", "الفرنسيين", "Malians"."""
    token = tokens[at]
    stored = text[token.start : token.end]
    if words.language == "ar":
        noun = not token.key.endswith(_ARABIC_ADJECTIVE)
    elif words.language == "fr":
        noun = stored[:1].isupper() and token.key not in nation_names()  # "en Somalie" names no woman
    else:
        noun = token.key.endswith("s") and stored[:1].isupper() and not stored.isupper()  # "US" is no plural
    if not noun:
        return None
    definite = _is_definite(tokens, at, at, 0, words)
    return Phrase(
        Span(token.keys[-1][1] if words.language == "ar" else token.start, token.end),
        at,
        at + 1,
        _PEOPLE,
        found,
        definite,
    )
