"""News pages: headline, body, day of publication and outlet by trafilatura, after a look at the page's build."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Any, BinaryIO

from marsad.errors import NoText, Unreadable
from marsad.ingest.formats.teasers import without_teasers
from marsad.ingest.guard import parsing
from marsad.ingest.limits import Limits, read_all
from marsad.ingest.read import Problem
from marsad.model.report import Report
from marsad.text.encoding import decode_text, score_text

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]+)", re.IGNORECASE)
_TABLE_TAG = re.compile(r"<(/?)(?:table|tbody|tr|td)\b[^<>]*>", re.IGNORECASE)
_LAYOUT_TABLE = re.compile(r"^\| [^|\n]{300}", re.MULTILINE)  # a story in a cell: the table only lays out the page
_DATE_NAMES = ("date", "time", "publish", "posted", "byline", "meta")
_LONGEST_DATE_LINE = 80
_HEAD_LINE = re.compile(r"[|\s-]+")
_XML = re.compile(r"\A\s*<\?xml[^>]*\?>")
# Elements without an end tag, or whose end tag people leave out: they do not make a page deep.
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_OPEN_ENDED = _VOID | {"p", "li", "td", "tr", "th", "dt", "dd", "option", "thead", "tbody"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = _HEADINGS | {"p", "li", "blockquote", "div", "br", "td", "tr", "article", "section", "figcaption"}
_SILENT = {"script", "style", "noscript", "template", "nav", "footer", "form", "button", "select", "svg"}


def _check_build(text: str, source: str, limits: Limits) -> None:
    """Refuse pages built to choke a parser.

    Raises:
        Unreadable: elements nested deeper, or more of them, than in any news page.
    """
    depth = deepest = count = 0
    for tag in _TAG.finditer(text):
        count += 1
        if tag.group(2).lower() in _OPEN_ENDED:
            continue
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        deepest = max(deepest, depth)
    if deepest > limits.max_depth:
        raise Unreadable(source, f"is HTML nested {deepest:,} elements deep: no page for readers")
    if count > limits.max_elements:
        raise Unreadable(source, f"is HTML of {count:,} tags: no page for readers")


def decode_html(data: bytes, source: str) -> str:
    """The page as text: by byte order mark or as UTF-8, then as the page itself declares, then by its letters."""
    declared = _CHARSET.search(data[:4096])
    if declared and b"\0" not in data:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
        try:
            text = data.decode(declared.group(1).decode("ascii"))
            if (score_text(text) or 0) >= 0:
                return text
        except (UnicodeDecodeError, LookupError):
            pass
    return decode_text(data, source).text


class _Words(HTMLParser):
    """The visible words of a page, a line a block: for pages too plain for trafilatura."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self.title: list[str] = []
        self._silent = 0
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title"
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.lines.append([])

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        elif not self._silent:
            self.lines[-1].append(data)


def _squeeze(words: str) -> str:
    return " ".join(words.split())


def _visible_words(text: str) -> tuple[str | None, str]:
    """(title, body) of a page by its tags alone."""
    parser = _Words()
    parser.feed(text)
    parser.close()
    lines = [_squeeze("".join(parts)) for parts in parser.lines]
    return _squeeze("".join(parser.title)) or None, "\n".join(line for line in lines if line)


def _date_line(text: str) -> str | None:
    """The line that says when the page appeared, where the page does so in words only ("نشر في 5 مارس 2024")."""
    from trafilatura.utils import load_html

    tree = load_html(text)
    for element in without_teasers(tree).iter("time", "span", "p", "div", "small", "li") if tree is not None else ():
        name = f"{element.tag if element.tag == 'time' else ''} {element.get('class')} {element.get('id')}".lower()
        if any(word in name for word in _DATE_NAMES):
            line = _squeeze("".join(element.itertext()))
            if len(line) <= _LONGEST_DATE_LINE and any(map(str.isdigit, line)):
                return line
    return None


def _extract(text: str, *, strict: bool) -> Any:
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(text)
    if tree is None:
        return None
    return bare_extraction(
        without_teasers(tree),
        with_metadata=True,
        include_comments=False,
        favor_precision=strict,
        # A date only where the page states it as its own: one found somewhere in the text is not the day it appeared.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _article(text: str) -> Any:
    """trafilatura's view of the page: .title .text .date .sitename .url; None where it finds no article.

    Strictly at first: a teaser of another story taken for a paragraph of this one would be coded as its event.
    """
    article = _extract(text, strict=True)
    if article is not None and article.text and _LAYOUT_TABLE.search(article.text):
        article = _extract(_TABLE_TAG.sub(r"<\1div>", text), strict=True)
    if article is None or not article.text:
        article = _extract(text, strict=False)
    return article


def _plain_rows(body: str) -> str:
    """Table rows without the bars around them and the line below their head."""
    return "\n".join(line.strip(" |") for line in body.splitlines() if not _HEAD_LINE.fullmatch(line))


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words[:10]) if words else None
    except ValueError:
        return None


def _without_headline(body: str, title: str | None) -> str:
    """The body without a first line that only says the headline again, unless that is all it says."""
    first, _, rest = body.partition("\n")
    said_again = title is not None and _squeeze(first).casefold() == title.casefold()
    return rest.strip() if said_again and rest.strip() else body


def read(stream: BinaryIO, source: str, limits: Limits, on_problem: Problem) -> Iterator[Report]:
    """One report a page.

    Raises:
        NoText: the page has no words. Unreadable: it is built to choke a parser, or is no text at all.
    """
    text = _XML.sub("", decode_html(read_all(stream, source, limits), source))
    _check_build(text, source, limits)
    with parsing(source, limits):
        article = _article(text)
        title, body = (article.title, article.text) if article is not None else (None, None)
        if not body:
            plain_title, body = _visible_words(text)
            title = title or plain_title
        stated = _date_line(text) if article is None or not article.date else None
    title = _squeeze(unescape(title)) if title else None
    body = _without_headline(_plain_rows(body).strip(), title)
    if stated and stated not in body:
        body = f"{stated}\n{body}"
    if not body:
        raise NoText(source, "is an HTML page without words")
    yield Report.of(
        body,
        title=title,
        published=_day(article.date if article is not None else None),
        url=article.url if article is not None else None,
        outlet=article.sitename if article is not None else None,
        path=source,
    )
