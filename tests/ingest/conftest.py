"""Small files of each format, written by hand so that the tests need no other program."""

import io
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from marsad.errors import SetAside
from marsad.ingest import Limits, Repeat, read_reports
from marsad.model.report import Report

_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
4 beginbfrange <0020> <007E> <0020> <00A0> <00FF> <00A0> <0600> <06FF> <0600> <2010> <2026> <2010> endbfrange
endcmap end end"""


def pdf_of(pages: Sequence[Sequence[str]], *, compress: bool = True) -> bytes:
    """A PDF whose pages show these lines; its letters are named by a ToUnicode table, as Word's are."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(content: bytes, keys: bytes = b"") -> int:
        data = zlib.compress(content) if compress else content
        how = b"/Filter/FlateDecode" if compress else b""
        return add(b"<</Length %d%s%s>>stream\n%s\nendstream" % (len(data), how, keys, data))

    add(b"<</Type/Catalog/Pages 2 0 R>>")
    tree = add(b"")
    unicode_table = stream(_UNICODE.encode())
    cid = add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 500>>"
    )
    font = add(
        b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
        % (cid, unicode_table)
    )
    kids = []
    for lines in pages:
        shown = [f"<{line.encode('utf-16-be').hex()}> Tj 0 -16 Td" for line in lines]
        content = stream(("BT /F1 11 Tf 60 780 Td " + "\n".join(shown) + " ET").encode() if lines else b"0 0 9 9 re f")
        kids.append(
            add(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 %d 0 R>>>>/Contents %d 0 R>>"
                % (font, content)
            )
        )
    objects[tree - 1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    return with_table(objects)


def with_table(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1, the first being the catalogue."""
    out = io.BytesIO(b"%PDF-1.5\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def docx_of(paragraphs: Sequence[str], *, title: str | None = None) -> bytes:
    from docx import Document

    document = Document()
    if title:
        document.add_paragraph(title, style="Title")
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    return pdf_of


@pytest.fixture(scope="session")
def bomb() -> Callable[[int], bytes]:
    """A PDF whose page draws a form ten times, which draws a form ten times, and so on."""

    def nested(depth: int) -> bytes:
        def form(number: int) -> bytes:
            content = b"/X Do " * 10 if number < depth else b"BT (killed) Tj ET"
            inner = b"/Resources<</XObject<</X %d 0 R>>>>" % (number + 1) if number < depth else b""
            keys = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
            return b"<<%s%s/Length %d>>stream\n%s\nendstream" % (keys, inner, len(content), content)

        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
        bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page]
        bodies += [b"<</Length 60>>stream\n%s\nendstream" % (b"/X Do " * 10), *(form(n) for n in range(5, depth + 1))]
        return with_table(bodies)

    return nested


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    return docx_of


class Reading:
    """What came of reading some paths."""

    def __init__(self, paths: Sequence[str | Path], limits: Limits | None = None) -> None:
        self.problems: list[SetAside] = []
        self.repeats: list[Repeat] = []
        found = read_reports(
            [str(path) for path in paths],
            limits=limits,
            on_problem=self.problems.append,
            on_repeat=self.repeats.append,
        )
        self.reports: list[Report] = list(found)

    @property
    def only(self) -> Report:
        assert not self.problems, self.problems
        assert len(self.reports) == 1
        return self.reports[0]

    @property
    def reason(self) -> str:
        assert not self.reports, self.reports
        assert len(self.problems) == 1
        return self.problems[0].reason


@pytest.fixture
def reading() -> type[Reading]:
    """Read several paths."""
    return Reading


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """Read one file of this name and content."""

    def read_one(name: str, content: bytes | str, limits: Limits | None = None) -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return Reading([path], limits)

    return read_one
