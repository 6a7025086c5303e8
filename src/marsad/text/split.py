"""A report cut into passages (paragraphs), sentences and words, each with its language."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from marsad.model.document import Document
from marsad.model.mentions import Issue
from marsad.model.report import Passage, Sentence, Span, Token
from marsad.resources import digest, load
from marsad.text.fold import fold, fold_view
from marsad.text.language import READ, detect_language, script_share
from marsad.text.words import words_of

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_STOP = re.compile(r"[.!?؟۔…]+[\"'»”’)\]]*(?=\s|$)")
_CLOSED = re.compile(_STOP.pattern + r"\Z")
_HEADLINE, _HEADLINE_WORDS = 160, 4  # characters at most, words at least
_UNLIKE_HEADLINE = frozenset(".!?؟…:;؛,،-–—")


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(fold(a) for r in load("text") for a in r["abbreviations"])


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """False after an abbreviation, an initial ("Ibrahim B. Keïta") or before a lower-case Latin letter."""
    if stop.group()[0] != ".":
        return True
    before = re.search(r"[\w.]*$", text[max(0, stop.start() - 12) : stop.start()])
    word = fold(before.group()) if before else ""
    if word in _abbreviations() or (len(word) == 1 and word.isalpha() and word.isascii()):
        return False
    after = text[stop.end() : stop.end() + 3].lstrip(" \"'«“‘(")
    return not (after[:1].islower() and after[:1].isascii())


def sentence_spans(text: str, span: Span) -> list[Span]:
    """Sentences of a stretch of text, white space at the ends left out."""
    found, start = [], span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if _ends_sentence(text, stop):
            found.append(Span(start, stop.end()))
            start = stop.end()
    found.append(Span(start, span.end))
    trimmed = []
    for s in found:
        inner = text[s.start : s.end]
        left = len(inner) - len(inner.lstrip())
        inner = inner.strip()
        if inner:
            trimmed.append(Span(s.start + left, s.start + left + len(inner)))
    return trimmed


def _sentence_language(text: str, passage: Passage) -> str:
    """The passage's language, unless the sentence is in another script (a French quote in an Arabic report)."""
    if (script_share(text) >= 0.5) is (passage.language in ("ar", "fa", "ur")):
        return passage.language
    return detect_language(text, default=None if passage.language == "ar" else "ar")


def headline_end(text: str) -> int:
    """Where the headline of a text without a title of its own ends; 0 where its first line is none.

    A short line that no full stop closes and that stands apart from what follows: by an empty line, or because a whole
    paragraph comes next. A line broken by width runs on in the next one and is no headline.
    """
    lines = [line for line in _LINE.finditer(text) if line.group().strip()][:2]
    if len(lines) < 2:
        return 0
    first, following = (line.group().strip() for line in lines)
    if len(first) > _HEADLINE or len(first.split()) < _HEADLINE_WORDS or first[-1] in _UNLIKE_HEADLINE:
        return 0
    apart = len(text[lines[0].end() : lines[1].start()].splitlines()) > 1
    paragraph = len(following) > len(first) and _CLOSED.search(following) is not None
    return lines[0].end() if apart or paragraph else 0


class Split:
    """Passages, sentences, words and languages; passages in a language that marsad does not read are set aside."""

    name, version = "split", "1"
    needs = frozenset({"report"})
    gives = frozenset({"passages", "sentences", "tokens", "language"})

    def settings(self) -> dict[str, Any]:
        return {"text": digest("text")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            self.split(document)

    def split(self, document: Document) -> None:
        report = document.report
        document.language = report.language or detect_language(report.text)
        tokens = words_of(fold_view(report.text))
        headed = len(report.title) if report.title else headline_end(report.text)
        at = 0
        for line in _LINE.finditer(report.text):
            text = line.group()
            if not text.strip():
                continue
            language = detect_language(text, default=document.language if document.language in READ else None)
            title = line.end() <= headed
            passage = Passage(len(document.passages), Span(*line.span()), language, title, language in (*READ, "und"))
            document.passages.append(passage)
            if not passage.readable:
                document.issues.append(
                    Issue(self.name, f"passage in '{language}', which marsad does not read", passage.span)
                )
            for span in sentence_spans(report.text, passage.span):
                while at < len(tokens) and tokens[at].start < span.start:
                    at += 1
                first = at
                while at < len(tokens) and tokens[at].start < span.end:
                    at += 1
                if at > first:
                    self._add(document, passage, span, first, at)
        document.tokens = tokens

    @staticmethod
    def _add(document: Document, passage: Passage, span: Span, first: int, last: int) -> None:
        language = _sentence_language(document.quote(span), passage)
        document.sentences.append(
            Sentence(len(document.sentences), passage.index, span, language, first, last, passage.title)
        )


def readable_sentences(document: Document) -> list[Sentence]:
    """The sentences in passages that marsad reads."""
    return [s for s in document.sentences if document.passages[s.passage].readable]


def sentence_tokens(document: Document, sentence: Sentence) -> list[Token]:
    return document.tokens[sentence.first : sentence.last]
