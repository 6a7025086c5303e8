"""Stage `Times`: every time expression of a report with the days it means, and when the report was published."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from marsad.extract.harm.lexicon import harm_lexicon
from marsad.extract.weighing import learned
from marsad.ground.days.find import Expression, find_expressions, resolve_all
from marsad.ground.days.lexicon import languages, lexicon, words_in
from marsad.ground.days.nodes import Date
from marsad.ground.published import infer_published
from marsad.ground.told import Told
from marsad.model.document import Document
from marsad.model.mentions import Issue, Published, TimeMention
from marsad.model.report import Sentence, Span
from marsad.resources import digest
from marsad.text.fold import fold, fold_view
from marsad.text.split import readable_sentences
from marsad.text.words import is_arabic

EXPRESSIONS = "time_expressions"  # key of `Document.notes`: what was found, before it was tied to a day

_LEAD = 3  # the headline and the first sentences
_DATELINE_REACH, _DATELINE_WORDS = 60, 6
_STOP = re.compile(r"\s*[.:](?=\s|$)")  # "Ouagadougou, 14 March 2025. The army said ..."
_BYLINE_WORDS = 5
_SEGMENT = re.compile(r"[.!?؟|()\n–—•]")
_DASH = re.compile(r"\.?\s*(?:\([^)]{1,30}\)\s*)?\)?\s*[-–—:]")
_PLACE_LINE = re.compile(
    r"^[\s(\[«\"]*(?:(?:[A-ZÀ-Ý][\w'’.-]*|[\u0621-\u064a]+|[a-z]{1,3}'?)(?:[\s,،/()-]+|$|(?<=[’'])(?=\w))){0,6}$"
)
_SET_APART = re.compile(r"[,،)(/–—-]\s*(?:\w{1,4}\s+)?$")  # "Bamako, le", "نواكشوط (وكالة)"
_BARE_WORDS = 2  # of a place and a particle that no mark sets apart: "Bamako le"


def expressions_of(document: Document) -> list[Expression]:
    """The time expressions of all sentences that marsad reads, in text order."""
    known, found = languages(), []
    for sentence in readable_sentences(document):
        language = sentence.language if sentence.language in known else document.language
        if language not in known:
            continue
        start = sentence.span.start
        for e in find_expressions(fold_view(document.quote(sentence.span)), language):
            moved = replace(e, span=Span(e.span.start + start, e.span.end + start))
            kept = _without_count(document, sentence, moved)
            if kept is not None:
                found.append(kept)
    return found


def _without_count(document: Document, sentence: Sentence, e: Expression) -> Expression | None:
    """The expression less a number that counts people: "mardi 19 civils" is a Tuesday, "Sept soldats" no September."""
    node, tokens = e.node, document.tokens_in(e.span)
    if not isinstance(node, Date) or node.year is not None or not tokens or not _people_follow(document, sentence, e):
        return e
    if node.month is None and node.weekday is not None and node.day is not None and tokens[-1].key.isdigit():
        return replace(e, node=Date(weekday=node.weekday), kind="TK", span=Span(e.span.start, tokens[-2].end))
    spelled = lexicon(e.language).entries.get(tokens[-1].key, ())
    return None if len(tokens) == 1 and any(entry.kind == "NUM" for entry in spelled) else e


def _people_follow(document: Document, sentence: Sentence, e: Expression) -> bool:
    """Whether the next word is for people, with nothing but a space between."""
    following = document.tokens_in(Span(e.span.end, sentence.span.end))
    if not following or document.text[e.span.end : following[0].start].strip():
        return False
    return bool(harm_lexicon(e.language).nouns.all_at(document.tokens, following[0].index, sentence.last))


def resolve_times(document: Document, anchor: date | None) -> list[TimeMention]:
    """The report's expressions tied to its publication day, each with its role."""
    mentions = resolve_all(document.notes.get(EXPRESSIONS, ()), anchor, coarse=True)
    return [replace(m, role=role) if (role := role_of(document, m)) != "event" else m for m in mentions]


def role_of(document: Document, mention: TimeMention) -> str:
    """ "dateline" for the day at the head of a report ("DAKAR, Sept 15 -"), "published" beside words that say so,
    "name" where the date is part of a name ("mouvement du 5 juin"), else "event"."""
    passage = next((p for p in document.passages if p.span.covers(mention.span)), None)
    if passage is None:
        return "event"
    before = document.text[passage.span.start : mention.span.start]
    after = document.text[mention.span.end : passage.span.end]
    language = passage.language if passage.language in languages() else document.language
    if language in languages():
        lex = lexicon(language)
        left, right = words_in(fold(before[-40:])), words_in(fold(after[:30]))
        left = [w for w in left if w != ":"]
        if _is_own_day(left, before, after, lex.published):
            return "published"
        if any(tuple(left[-n:]) in lex.name_heads for n in (1, 2)) or tuple(right[:1]) in lex.name_tails:
            return "name"
    titled = passage.title and document.report.title
    if titled or len(before) > _DATELINE_REACH or len(before.split()) > _DATELINE_WORDS:
        return "event"
    place = bool(_PLACE_LINE.match(before))
    apart = place and bool(_SET_APART.search(before) or len(before.split()) <= _bare_words(before))
    if not after.strip(" .:()[]-–—|") and (apart or not before.strip()) and passage.index <= 3:
        return "dateline"
    closed = (place and _DASH.match(after)) or (apart and passage.index <= 3 and _STOP.match(after))
    return "dateline" if before.strip() and closed else "event"


def _bare_words(before: str) -> int:
    """Words that may be a place alone; where no capitals tell, one: "قتل جنديان" is no place."""
    return 1 if is_arabic(before.lstrip(' («"\n')) else _BARE_WORDS


def _is_own_day(left: Sequence[str], before: str, after: str, cues: frozenset[tuple[str, ...]]) -> bool:
    """Whether words such as "published on" are about the report itself: they open a sentence or stand in a short line;
    "un rapport publié le 3 mars" is another's day."""
    if not any(tuple(left[-n:]) in cues for n in (1, 2, 3)):
        return False
    opening = [w for w in words_in(fold(_SEGMENT.split(before)[-1])) if w != ":"]
    return tuple(opening) in cues or (len(before.split()) <= _DATELINE_WORDS and len(after.split()) <= _BYLINE_WORDS)


def told(document: Document) -> list[Told]:
    """The report's expressions as the inference of its day of publication wants them."""
    roles = {m.span: m.role for m in document.times}
    found = []
    for e in document.notes.get(EXPRESSIONS, ()):
        sentence = document.sentence_at(e.span.start)
        index = sentence.index if sentence else -1
        found.append(Told(e, document.quote(e.span), roles.get(e.span, "event"), 0 <= index <= _LEAD, index))
    return found


class Times:
    """Finds time expressions and resolves them against the day of publication, given or found in the text."""

    name, version = "times", "1"
    needs = frozenset({"tokens", "sentences", "language"})
    gives = frozenset({"times", "published"})

    def settings(self) -> dict[str, Any]:
        return {kind: digest(kind) for kind in ("time", "calendar", "harm", "siting")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            document.notes[EXPRESSIONS] = expressions_of(document)
            self.date(document)

    def date(self, document: Document) -> None:
        given = document.report.published
        if given is not None:
            document.published = Published(given, given, "given", "given with the report")
        self.resolve(document)
        if given is None:
            document.published = infer_published(told(document), weights=learned("published"))
            self.resolve(document)

    @classmethod
    def resolve(cls, document: Document) -> None:
        """Tie the times to what is known of the day of publication; conflicts in the words become issues."""
        document.times = resolve_times(document, document.published.anchor)
        document.issues = [i for i in document.issues if i.stage != cls.name]
        document.issues += [Issue(cls.name, m.issue, m.span) for m in document.times if m.issue]
