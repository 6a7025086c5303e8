"""How sure the text is of a happening: asserted, denied or hypothetical; news or recalled; meant or figurative.

Cues work in a direction, over a number of words, up to a terminator; all of them are data (`resources/factuality`).
What a party denies of a happening that the report tells as such stays asserted: only a cue that governs the trigger
itself counts.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import exp
from typing import Any

from marsad.model.document import Document
from marsad.model.mentions import TimeMention
from marsad.model.report import Sentence, Span, Token
from marsad.resources import load
from marsad.text.fold import fold
from marsad.text.match import Match, PhraseMatcher

_COMMA = re.compile(r"[,;:،؛()\[\]\n]|\s[-–—]\s")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 8  # words
_OPENING = 5  # words
_OLD_DAYS = 10


@dataclass(frozen=True, slots=True)
class Cue:
    status: str
    direction: str
    scope: int
    strict: bool
    stops: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A context in which words of violence mean none."""

    triggers: frozenset[str]
    context: PhraseMatcher[str]
    unless: PhraseMatcher[str]
    scope: str
    least: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The record of one language, compiled."""

    cues: PhraseMatcher[Cue]
    terminators: PhraseMatcher[str]
    presupposing: frozenset[str]
    future: re.Pattern[str] | None
    position: dict[str, float]
    recall: tuple[tuple[str, float, PhraseMatcher[str], tuple[re.Pattern[str], ...]], ...]
    figures: tuple[Figure, ...]
    real: PhraseMatcher[str]


def _phrases(words: list[str], *, article: bool = False) -> PhraseMatcher[str]:
    return PhraseMatcher([(word, word) for word in words], article=article)


@cache
def knowledge_of(language: str) -> Knowledge | None:
    """What is known of a language; None when nothing is."""
    record: dict[str, Any] | None = next((r for r in load("factuality") if r["id"] == language), None)
    if record is None:
        return None
    arabic = language == "ar"
    cues: PhraseMatcher[Cue] = PhraseMatcher([])
    for c in record["cues"]:
        cue = Cue(c["status"], c["direction"], c["scope"], c["strict"], frozenset(map(fold, c["stops"])))
        for phrase in c["phrases"]:
            cues.add(phrase, cue)
    return Knowledge(
        cues=cues,
        terminators=_phrases(record["terminators"]),
        presupposing=frozenset(map(fold, record["presupposing"])),
        future=re.compile(record["future"]) if record.get("future") else None,
        position=record["position"],
        recall=tuple(
            (r["reach"], r["weight"], _phrases(r["phrases"], article=arabic), tuple(map(re.compile, r["patterns"])))
            for r in record["recall"]
        ),
        figures=tuple(
            Figure(
                frozenset(fold(w) for w in f["triggers"]),
                _phrases(f["context"], article=arabic),
                _phrases(f["unless"], article=arabic),
                f["scope"],
                f["least"],
            )
            for f in record["figurative"]
        ),
        real=_phrases(record["real"], article=arabic),
    )


def factuality_of(document: Document, span: Span, sentence: Sentence) -> tuple[str, bool, bool, Span | None]:
    """What the text says of the happening that the words at `span` evoke.

    Returns:
        status ("asserted", "denied", "hypothetical"), whether it is recalled and not the news, whether the words are
        figurative (no violence is meant), and the cue that made it denied or hypothetical.
    """
    status, cue = status_of(document, span, sentence)
    background = background_score(document, span) >= 0.5
    return status, background, is_figurative(document, span, sentence), cue


def _positions(document: Document, span: Span, sentence: Sentence) -> tuple[int, int]:
    """Half-open token positions of the words of `span` in its sentence."""
    inside = [
        i
        for i in range(sentence.first, sentence.last)
        if document.tokens[i].start < span.end and span.start < document.tokens[i].end
    ]
    return (inside[0], inside[-1] + 1) if inside else (sentence.first, sentence.first)


def status_of(document: Document, span: Span, sentence: Sentence) -> tuple[str, Span | None]:
    """The status by the nearest cue that governs the words, and that cue."""
    known = knowledge_of(sentence.language)
    if known is None:
        return "asserted", None
    first, last = _positions(document, span, sentence)
    reaching: list[tuple[int, int, str, Span]] = []
    for match in known.cues.find_all(document.tokens, sentence.first, sentence.last):
        if _is_name(document, match, sentence):
            continue
        for cue in match.payloads:
            distance = _reach(document, known, match, cue, first, last)
            if distance is not None:
                reaching.append((distance, match.first - match.last, cue.status, match.span))
    if reaching:
        _, _, status, where = min(reaching)
        return status, where
    if known.future and any(known.future.search(t.key) for t in document.tokens[first:last]):
        return "hypothetical", span
    if _asked(document, known, sentence):
        return "hypothetical", None
    return "asserted", None


def _is_name(document: Document, match: Match[Cue], sentence: Sentence) -> bool:
    """One word with a capital inside a sentence is a name: "in May", "Will Smith"."""
    if match.last - match.first > 1 or match.first == sentence.first:
        return False
    word = document.text[match.span.start : match.span.end]
    return word[:1].isupper() and not word.isupper()


def _reach(document: Document, known: Knowledge, match: Match[Cue], cue: Cue, first: int, last: int) -> int | None:
    """Words between the cue and the trigger where the one governs the other; None where it does not."""
    if match.last <= first and cue.direction in ("forward", "both"):
        start, stop = match.last, first
    elif last <= match.first and cue.direction in ("backward", "both"):
        start, stop = last, match.first
    else:
        return None
    if stop - start > cue.scope or known.terminators.find(document.tokens, start, stop):
        return None
    if any(form in cue.stops for i in range(start, stop) for form, _ in document.tokens[i].keys):
        return None
    if cue.strict and any(_COMMA.search(_gap(document.tokens, document.text, i)) for i in range(start, stop + 1)):
        return None
    return stop - start


def _gap(tokens: list[Token], text: str, at: int) -> str:
    return text[tokens[at - 1].end : tokens[at].start] if at else ""


def _asked(document: Document, known: Knowledge, sentence: Sentence) -> bool:
    """A question that does not take the happening for granted ("Why was ... attacked?" does)."""
    if not re.search(r"[?؟][\s»”\"]*$", document.quote(sentence.span)):
        return False
    opening = document.tokens[sentence.first : min(sentence.first + 2, sentence.last)]
    return not any(form in known.presupposing for token in opening for form, _ in token.keys)


def is_figurative(document: Document, span: Span, sentence: Sentence) -> bool:
    """The words stand in a context in which they mean no violence: sport, health, prices, exercises, stories."""
    known = knowledge_of(sentence.language)
    if known is None:
        return False
    first, last = _positions(document, span, sentence)
    forms = {form.removeprefix("ال") for t in document.tokens[first:last] for form, _ in t.keys}
    near = [m for m in known.real.find(document.tokens, sentence.first, sentence.last) if not m.span.overlaps(span)]
    if near and not any(f.scope == "next" and _fits(document, f, forms, first, last, sentence) for f in known.figures):
        return False
    return any(_fits(document, figure, forms, first, last, sentence) for figure in known.figures)


def _fits(document: Document, figure: Figure, forms: set[str], first: int, last: int, sentence: Sentence) -> bool:
    if figure.triggers and not figure.triggers & forms:
        return False
    start, stop = sentence.first, sentence.last
    if figure.scope == "next":
        start, stop = max(start, first - 1), min(stop, last + 1)
    elif figure.scope == "near":
        start, stop = max(start, first - _NEAR), min(stop, last + _NEAR)
    elif figure.scope in ("passage", "report"):
        same = [s for s in document.sentences if figure.scope == "report" or s.passage == sentence.passage]
        start, stop = same[0].first, same[-1].last
    if figure.unless.find(document.tokens, sentence.first, sentence.last):
        return False
    found = figure.context.find(document.tokens, start, stop)
    words = {m.payloads[0] for m in found if m.last <= first or m.first >= last}
    return len(words) >= figure.least


def background_score(document: Document, span: Span) -> float:
    """Probability that the happening is recalled and not the report's news, by words and position alone."""
    sentence = document.sentence_at(span.start)
    known = knowledge_of(sentence.language) if sentence else None
    if sentence is None or known is None:
        return 0.0
    odds = sum(value for _, value in background_signs(document, known, span, sentence))
    return 1 / (1 + exp(-odds))


def background_signs(document: Document, known: Knowledge, span: Span, sentence: Sentence) -> list[tuple[str, float]]:
    """Each sign of looking back and its log-odds: what the score is made of."""
    signs = [("base", known.position["base"]), *_place_signs(document, known, sentence)]
    first, last = _positions(document, span, sentence)
    for number, (reach, weight, phrases, patterns) in enumerate(known.recall):
        start, stop = _window(reach, sentence, first, last)
        if phrases.find(document.tokens, start, stop) or _old_pattern(document, patterns, sentence):
            signs.append((f"recall-{number}", weight))
    return signs + _date_signs(document, known, span, sentence)


def _window(reach: str, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    start, stop = sentence.first, sentence.last
    if reach == "opening":
        return start, min(stop, start + _OPENING)
    if reach == "before":
        return max(start, first - _NEAR // 2), first
    if reach == "after":
        return last, min(stop, last + _NEAR // 2)
    if reach == "near":
        return max(start, first - _NEAR), min(stop, last + _NEAR)
    return start, stop


def _place_signs(document: Document, known: Knowledge, sentence: Sentence) -> list[tuple[str, float]]:
    if sentence.title:
        return [("title", known.position["title"])]
    body = [s.index for s in document.sentences if not s.title]
    at = body.index(sentence.index)
    if at < 2:
        return [("lead", known.position["lead"])]
    return [("late", known.position["late"])] if at >= 2 * len(body) / 3 else []


def _published(document: Document) -> date | None:
    return document.published.anchor or document.report.published


def _old_pattern(document: Document, patterns: tuple[re.Pattern[str], ...], sentence: Sentence) -> bool:
    """A pattern holds, and a year in it is not that of the publication."""
    if not patterns:
        return False
    published = _published(document)
    folded = fold(document.quote(sentence.span))
    for pattern in patterns:
        for found in pattern.finditer(folded):
            year = _YEAR.search(found.group())
            if year is None or published is None or int(year.group()) != published.year:
                return True
    return False


def _date_signs(document: Document, known: Knowledge, span: Span, sentence: Sentence) -> list[tuple[str, float]]:
    """By the time nearest to the words in their sentence; without one, by the last time told before in the passage."""
    published = _published(document)
    if published is None:
        return []
    dated = [t for t in document.times if t.role == "event" and t.when.end is not None]
    here = [t for t in dated if sentence.span.covers(t.span)]
    if here:
        nearest = min(here, key=lambda t: max(t.span.start - span.end, span.start - t.span.end))
        name = "old_date" if _is_old(nearest, published) else "fresh_date"
        return [(name, known.position[name])]
    passage = document.passages[sentence.passage].span
    earlier = [t for t in dated if passage.covers(t.span) and t.span.end <= sentence.span.start]
    if not earlier:
        return []
    name = "told_old" if _is_old(earlier[-1], published) else "told_fresh"
    return [(name, known.position[name])]


def _is_old(time: TimeMention, published: date) -> bool:
    return time.when.end is not None and time.when.end < published - timedelta(days=_OLD_DAYS)
