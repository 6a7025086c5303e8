"""Teasers of other stories, taken off a page before its story is looked for: what they tell is not its news.

They are known by their build, whatever the language: three or more boxes in a row, each with a headline that links
elsewhere; or a box whose name says that it stands beside the story.
"""

from collections import defaultdict
from typing import Any

_HEADLINES = ("h2", "h3", "h4", "h5", "h6")
_ROW = 3  # linked headlines in a row that make a list of stories
_LONG = 600  # characters of running text in a box: a story, not a teaser
_BESIDE = frozenset(
    {"sidebar", "side", "related", "related-posts", "related-articles", "most-read", "popular", "comments", "widget"}
)


def _links_elsewhere(headline: Any) -> bool:
    return any(not (link.get("href") or "#").startswith("#") for link in headline.iter("a"))


def _box(headline: Any) -> Any:
    """The element that holds the headline and, if any, its few lines of text."""
    box = headline
    while box.getparent() is not None and len(box.getparent()) == 1:
        box = box.getparent()
    return box.getparent() if box.getparent() is not None else box


def _is_story(box: Any) -> bool:
    if box.tag in ("html", "body", "main") or next(box.iter("h1"), None) is not None:
        return True
    length = 0
    for text in box.itertext():
        length += len(text)
        if length > _ROW * _LONG:
            return True
    return False


def _drop(box: Any) -> None:
    parent = box.getparent()
    if parent is not None:
        box.tail = None
        parent.remove(box)


def _rows(tree: Any) -> list[Any]:
    """Boxes with a linked headline that stand beside at least two others, and boxes full of such headlines."""
    headlines = [element for element in tree.iter(*_HEADLINES) if _links_elsewhere(element)]
    boxes: dict[Any, int] = defaultdict(int)
    for headline in headlines:
        boxes[_box(headline)] += 1
    beside: dict[Any, list[Any]] = defaultdict(list)
    for box in boxes:
        beside[box.getparent()].append(box)
    rows = [box for row in beside.values() if len(row) >= _ROW for box in row]
    return rows + [box for box, count in boxes.items() if count >= _ROW]


def without_teasers(tree: Any) -> Any:
    """The page (an lxml tree, changed in place) without lists of other stories."""
    named = [
        element
        for element in tree.iter("div", "section", "ul", "aside")
        if element.tag == "aside" or _BESIDE & {*(element.get("class") or "").lower().split(), element.get("id")}
    ]
    for box in [*_rows(tree), *named]:
        if not _is_story(box):
            _drop(box)
    return tree
