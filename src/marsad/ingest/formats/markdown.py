"""Markdown: front matter (title, date, outlet, url, id, language) and the text without its marks."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from marsad.errors import BadRecord
from marsad.ingest.formats.jsonl import report_of
from marsad.ingest.limits import Limits, check_length, read_all
from marsad.ingest.read import Problem
from marsad.model.report import Report
from marsad.text.encoding import decode_text

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:(.*)$", re.MULTILINE)
_HEADING = re.compile(r"\A\s*#[ \t]+([^\r\n]+)")
# The keys that writers of front matter use → the contract's.
_KEYS = {"date": "published", "published": "published", "source": "outlet", "outlet": "outlet", "lang": "language"}
_PLAIN = ("title", "url", "id", "language")
# Lengths are bounded so that no page of brackets or asterisks takes for ever.
_MARKS = (
    (re.compile(r"!\[[^\]\[\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]\[\n]{1,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}|>+)[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,200}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*(?![\w*])"), r"\1"),
)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields above the text and the text below them; keys that no report has are passed over."""
    front = _FRONT.match(text)
    if not front:
        return {}, text
    fields = {}
    for key, value in _FIELD.findall(front.group(1)):
        name = _KEYS.get(key.lower()) or (key.lower() if key.lower() in _PLAIN else None)
        value = value.strip()
        if name and value.strip("'\""):
            fields[name] = value[1:-1] if value[0] == value[-1] and value[0] in "'\"" else value
    return fields, text[front.end() :]


def _without_comments(markdown: str) -> str:
    """Without `<!-- ... -->`; an opening without an end hides nothing."""
    kept, at = [], 0
    while (start := markdown.find("<!--", at)) >= 0 and (end := markdown.find("-->", start + 4)) >= 0:
        kept.append(markdown[at:start])
        at = end + 3
    return "".join([*kept, markdown[at:]])


def plain_text(markdown: str) -> str:
    """The words without the marks: links keep their words, pictures go."""
    markdown = _without_comments(markdown)
    for mark, words in _MARKS:
        markdown = mark.sub(words, markdown)
    return markdown.strip()


def read(stream: BinaryIO, source: str, limits: Limits, on_problem: Problem) -> Iterator[Report]:
    """One report; without a title in the front matter, a first-level heading at the top is the title."""
    text = decode_text(read_all(stream, source, limits), source).text
    check_length(text, source, limits)
    fields, body = _front_matter(text)
    heading = None if "title" in fields else _HEADING.match(body)
    if heading:
        fields["title"] = plain_text(heading.group(1).rstrip(" \t#"))
        body = body[heading.end() :]
    try:
        yield report_of({**fields, "text": plain_text(body)}, source)
    except BadRecord as problem:
        raise BadRecord(source, f"front matter: {problem.reason}") from None
