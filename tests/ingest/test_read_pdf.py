"""PDF in: lines back to paragraphs, Arabic in reading order, what has no text set aside."""

import re
import time
from collections.abc import Callable

import pytest

from marsad.ingest import Limits
from marsad.ingest.formats.lines import join_lines, join_pages
from marsad.ingest.formats.visual import reading_order

FRENCH = [
    "Quatre soldats tués dans une embuscade",
    "Une embuscade meurtrière a été tendue mardi à une pa-",
    "trouille de l'armée malienne près de la frontière, a dit",
    "le porte-parole du gouvernement. Selon ce dernier porte-",
    "parole, quatre soldats ont péri, dont un officier.",
    "Des renforts sont arrivés dans la soirée sur les lieux",
    "pour sécuriser la zone.",
]
ARABIC = [
    "قتل خمسة جنود ماليين أمس الأحد في كمين نصبه مسلحون قرب مدينة ميناكا",
    "شمال شرقي مالي (بحسب مصدر عسكري) في 13 ديسمبر 2017 عند الساعة 10:30.",
    "وقالت المصادر إن الجماعة استولت على أسلحة وذخائر.",
]


def as_on_the_page(line: str) -> str:
    """The line's letters from left to right, as most programs store them."""
    mirrored = line[::-1].translate(str.maketrans("()", ")("))
    return re.sub(r"[0-9][0-9:]*", lambda number: number.group()[::-1], mirrored)


def test_printed_lines_are_paragraphs_again(read: Callable, pdf: Callable) -> None:
    assert read("a.pdf", pdf([FRENCH])).only.text.split("\n") == [
        "Quatre soldats tués dans une embuscade",
        "Une embuscade meurtrière a été tendue mardi à une patrouille de l'armée malienne près de la frontière, a dit "
        "le porte-parole du gouvernement. Selon ce dernier porte-parole, quatre soldats ont péri, dont un officier.",
        "Des renforts sont arrivés dans la soirée sur les lieux pour sécuriser la zone.",
    ]


@pytest.mark.parametrize("stored", [as_on_the_page, str], ids=["as-on-the-page", "in-reading-order"])
def test_arabic_is_read_in_its_order_however_it_is_stored(read: Callable, pdf: Callable, stored: Callable) -> None:
    assert read("a.pdf", pdf([[stored(line) for line in ARABIC]])).only.text == " ".join(ARABIC)


def test_printed_shapes_are_letters_again() -> None:
    assert reading_order(["ﻓﻲ ﻣﻴﻨﺎﻛﺎ ﺍﻟﻠﻴﻠﺔ"]) == ["في ميناكا الليلة"]


def test_arabic_digits_keep_their_order() -> None:
    # pypdf turns the digits round with the letters around them.
    assert reading_order(["في القرية يوم ٣١ مارس"]) == ["في القرية يوم ١٣ مارس"]


def test_running_heads_and_page_numbers_are_no_report() -> None:
    told = ["Les tirs ont duré jusqu'à l'aube.", "Deux véhicules ont été brûlés.", "Personne ne sait qui a tiré."]
    pages = [f"Sahel Matin\n{words}\nPage {number}" for number, words in enumerate(told, start=1)]
    assert join_pages(pages).replace("\n", " ") == " ".join(told)


def test_a_hyphen_of_its_own_stays() -> None:
    assert (
        join_lines(["Les forces du Burkina-", "Faso ont riposté aux tirs."])
        == "Les forces du Burkina-Faso ont riposté aux tirs."
    )


def test_a_pdf_without_text_is_set_aside(read: Callable, pdf: Callable) -> None:
    reason = read("a.pdf", pdf([[], []])).reason
    assert reason == "is a PDF of 2 pages without text, probably scanned: make its text readable (OCR) first"


def test_damaged_files_are_set_aside(read: Callable, pdf: Callable) -> None:
    whole = pdf([FRENCH])
    assert read("a.pdf", b"no pdf at all").reason == "is no PDF"
    for length in (20, 300, len(whole) // 2, len(whole) - 120):
        reading = read("b.pdf", whole[:length])
        assert len(reading.problems) + len(reading.reports) == 1


def test_a_pdf_of_too_many_pages_is_set_aside(read: Callable, pdf: Callable) -> None:
    assert read("a.pdf", pdf([FRENCH] * 4), Limits(max_pages=3)).reason == "has 4 pages, limit 3"


def test_forms_within_forms_do_not_hold_up_the_run(read: Callable, bomb: Callable[[int], bytes]) -> None:
    started = time.perf_counter()
    reading = read("a.pdf", bomb(10), Limits(max_seconds=1))
    assert len(reading.problems) + len(reading.reports) == 1
    assert time.perf_counter() - started < 6
