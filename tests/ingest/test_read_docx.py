"""Word files in: paragraphs, tables, headline; archives that are none or too much."""

import io
import zipfile
from collections.abc import Callable

from marsad.ingest import Limits


def test_paragraphs_and_headline_come_in_order(read: Callable, docx: Callable) -> None:
    report = read("a.docx", docx(["قتل ثلاثة جنود.", "", "ولم تتبن أي جهة الهجوم."], title="هجوم قرب غاو")).only
    assert report.title == "هجوم قرب غاو"
    assert report.text == "هجوم قرب غاو\nقتل ثلاثة جنود.\nولم تتبن أي جهة الهجوم."


def test_tables_are_read_where_they_stand(read: Callable) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Toll by village:")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Gossi", "three killed"
    document.add_paragraph("All were civilians.")
    out = io.BytesIO()
    document.save(out)
    assert read("a.docx", out.getvalue()).only.text == "Toll by village:\nGossi | three killed\nAll were civilians."


def test_a_file_without_text_is_set_aside(read: Callable, docx: Callable) -> None:
    assert read("a.docx", docx([])).reason == "is a Word file without text"


def test_what_is_no_word_file_is_set_aside(read: Callable, docx: Callable) -> None:
    assert read("a.docx", docx(["Three killed."])[:2000]).reason == "is no Word file, or a truncated one"
    assert read("b.docx", b"\xd0\xcf\x11\xe0 old").reason == "is an encrypted or old binary Word file: save it as .docx"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "hello")
    assert read("c.docx", out.getvalue()).reason == "is a zip archive, but no Word file"


def test_a_zip_bomb_is_not_unpacked(read: Callable) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" * 1_000_000)
    assert (
        read("a.docx", out.getvalue(), Limits(max_unpacked=1_000_000)).reason
        == "unpacks to 3 MB, more than the limit of 1 MB"
    )
