"""Printed lines back to paragraphs: words cut at line ends, running heads and page numbers, paragraph ends."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from statistics import quantiles

from marsad.ingest.formats.visual import reading_order
from marsad.text.letters import compound_heads

_PAGE_NUMBER = re.compile(r"[\W_]*(?:[^\W\d_]{1,6}[\s.]*)?\d{1,4}(?:\s*(?:/|[^\W\d_]{2,3})\s*\d{1,4})?[\W_]*")
_SENTENCE_END = re.compile(r"[.!?؟…:][\"'»”’)\]]*$")
_LONGEST_WORD = 40
_CUT_WORD = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
# Had the next word fitted in this much of the usual line, the line was ended on purpose.
_ROOM = 0.85
_ROOM_AFTER_STOP = 0.97


def _head_key(line: str) -> str:
    return re.sub(r"\d+", "#", line).casefold()


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines at the top or foot of most pages: the name of the paper, not what it reports."""
    seen = Counter(key for page in pages for key in {_head_key(line) for line in (*page[:2], *page[-2:])})
    return frozenset(key for key, count in seen.items() if count > max(1, len(pages) / 2))


def _cut_word(line: str) -> re.Match[str] | None:
    """The word before a hyphen at the end of a line."""
    return _CUT_WORD.search(line[-_LONGEST_WORD:])


def _join(before: str, after: str, text: str) -> str:
    """Two lines of one paragraph as one; a word cut by a hyphen is put together unless the hyphen is its own."""
    cut = _cut_word(before)
    rest = re.match(r"[^\W\d_]+", after)
    if not cut or not rest:
        return f"{before} {after}"
    if before[-1] == "\u00ad":
        return before[:-1] + after
    compound = f"{cut.group(1)}-{rest.group()}"
    own = cut.group(1).lower() in compound_heads() or after[0].isupper() or compound in text
    whole = re.search(rf"\b{cut.group(1)}{rest.group()}\b", text)
    return before + after if own and not whole else before[:-1] + after


def _ends_paragraph(line: str, after: str, usual: float) -> bool:
    if not line or not after:
        return True
    if _cut_word(line):
        return False
    room = _ROOM_AFTER_STOP if _SENTENCE_END.search(line) else _ROOM
    return not after[0].islower() and len(line) + 1 + len(after.split()[0]) < room * usual


def join_lines(lines: Sequence[str]) -> str:
    """Paragraphs of printed lines, "" being an empty one; paragraphs are separated by a line break."""
    lengths = [len(line) for line in lines if line]
    if not lengths:
        return ""
    usual = quantiles(lengths, n=10)[7] if len(lengths) > 1 else lengths[0]
    text = "\n".join(lines)
    paragraphs: list[list[str]] = [[]]
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        if line:
            paragraphs[-1].append(line)
        if _ends_paragraph(line, after, usual):
            paragraphs.append([])
    return "\n".join(_joined(paragraph, text) for paragraph in paragraphs if paragraph)


def _joined(lines: Sequence[str], text: str) -> str:
    joined: list[str] = [lines[0]]
    for line in lines[1:]:
        # Only the last piece can hold the cut word: joining it alone keeps long paragraphs linear.
        last = joined.pop()
        both = _join(last, line, text)
        cut = both.rfind(line)
        joined += [both[:cut], both[cut:]] if cut > 0 else [both]
    return "".join(joined)


def join_pages(pages: Sequence[str]) -> str:
    """The text of a document's pages without page numbers and running heads, a line a paragraph."""
    cleaned = [[" ".join(line.split()) for line in reading_order(page.splitlines())] for page in pages]
    heads = _running_heads([[line for line in page if line] for page in cleaned])
    lines: list[str] = []
    for page in cleaned:
        inner = [line for line in page if not line or _head_key(line) not in heads]
        while inner and (not inner[-1] or _PAGE_NUMBER.fullmatch(inner[-1])):
            inner.pop()
        while inner and (not inner[0] or _PAGE_NUMBER.fullmatch(inner[0])):
            inner.pop(0)
        lines += inner
    return join_lines(lines).strip()
