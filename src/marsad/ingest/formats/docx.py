"""Word files: paragraphs and tables in their order; a paragraph in the style "Title" at the top is the headline."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from marsad.errors import NoText, TooLarge, Unreadable
from marsad.ingest.guard import parsing
from marsad.ingest.limits import Limits, read_all, size_in_words
from marsad.ingest.read import Problem
from marsad.model.report import Report

_BODY = "word/document.xml"


def _check_archive(data: bytes, source: str, limits: Limits) -> None:
    """Refuse what is no Word file, or one that would unpack to more than anyone writes (a zip bomb)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {info.filename for info in archive.infolist()}
            unpacked = sum(info.file_size for info in archive.infolist())
            markup = sum(info.file_size for info in archive.infolist() if info.filename.endswith((".xml", ".rels")))
            encrypted = any(info.flag_bits & 1 for info in archive.infolist())
    except zipfile.BadZipFile:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise Unreadable(source, "is an encrypted or old binary Word file: save it as .docx") from None
        raise Unreadable(source, "is no Word file, or a truncated one") from None
    if _BODY not in names or encrypted:
        raise Unreadable(source, "is encrypted" if encrypted else "is a zip archive, but no Word file")
    for size, limit in ((unpacked, limits.max_unpacked), (markup, limits.max_markup)):
        if size > limit:
            raise TooLarge(source, f"unpacks to {size_in_words(size)}, more than the limit of {size_in_words(limit)}")


def _blocks(document: Any) -> Iterator[tuple[str, str]]:
    """(style, words) of paragraphs and table rows in order."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = [" ".join(cell.text.split()) for cell in row.cells]
                yield "", " | ".join(dict.fromkeys(filter(None, cells)))  # a merged cell is listed once a column
        else:
            yield (block.style.name if block.style is not None else "") or "", block.text.strip()


def read(stream: BinaryIO, source: str, limits: Limits, on_problem: Problem) -> Iterator[Report]:
    """One report a file.

    Raises:
        Unreadable: no Word file. TooLarge: a zip bomb. NoText: nothing is written in it.
    """
    from docx import Document

    data = read_all(stream, source, limits)
    _check_archive(data, source, limits)
    with parsing(source, limits):
        blocks = [(style, words) for style, words in _blocks(Document(io.BytesIO(data))) if words]
    title = blocks.pop(0)[1] if len(blocks) > 1 and blocks[0][0] == "Title" else None
    if not blocks:
        raise NoText(source, "is a Word file without text")
    yield Report.of("\n".join(words for _, words in blocks), title=title, path=source)
