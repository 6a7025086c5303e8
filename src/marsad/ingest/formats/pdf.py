"""PDF with text: pages to paragraphs again. A scanned PDF has no text and is set aside; marsad reads no pictures."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from marsad.errors import NoText, TooLarge, Unreadable
from marsad.ingest.formats.lines import join_pages
from marsad.ingest.guard import parsing
from marsad.ingest.limits import Limits, read_all
from marsad.ingest.read import Problem
from marsad.model.report import Report


def _pages(data: bytes, source: str, limits: Limits) -> list[str]:
    """The text of each page, "" where it has none.

    Raises:
        Unreadable: no PDF, damaged or encrypted. TooLarge: too many pages or too much text.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    if b"%PDF-" not in data[:1024]:
        raise Unreadable(source, "is no PDF")
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(source, "is an encrypted PDF: save it without password")
        if len(reader.pages) > limits.max_pages:
            raise TooLarge(source, f"has {len(reader.pages):,} pages, limit {limits.max_pages:,}")
        pages: list[str] = []
        for page in reader.pages:
            contents = page.get_contents()
            if contents is not None and len(contents.get_data()) > limits.max_content:
                raise TooLarge(source, "has a page of more drawing than any report")
            pages.append(page.extract_text())
            if sum(map(len, pages)) > limits.max_characters:
                raise TooLarge(source, f"holds more than {limits.max_characters:,} characters: split it")
        return pages
    except (DependencyError, FileNotDecryptedError):
        raise Unreadable(source, "is an encrypted PDF: save it without password") from None
    except PyPdfError as error:
        raise Unreadable(source, f"is a damaged or truncated PDF ({' '.join(str(error).split())[:100]})") from None


def read(stream: BinaryIO, source: str, limits: Limits, on_problem: Problem) -> Iterator[Report]:
    """One report a file, without title: what a PDF names its title is mostly the name of a file.

    Raises:
        NoText: a scanned PDF, or one without pages.
    """
    data = read_all(stream, source, limits)
    with parsing(source, limits):
        pages = _pages(data, source, limits)
        text = join_pages(pages)
    if not text:
        count = f"{len(pages)} page{'s' * (len(pages) != 1)}"
        raise NoText(source, f"is a PDF of {count} without text, probably scanned: make its text readable (OCR) first")
    yield Report.of(text, path=source)
