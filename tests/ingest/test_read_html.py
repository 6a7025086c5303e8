"""HTML in: headline, body, day and outlet of news pages; pages built to choke a parser."""

import time
from collections.abc import Callable
from datetime import date

import pytest

PAGE = """<!DOCTYPE html><html lang="{language}"><head><meta charset="{charset}"><title>{title} - {outlet}</title>
<meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="2024-03-05T23:10:00+00:00"></head>
<body><nav><ul><li><a href="/">Menu</a></li></ul></nav><article><h1>{title}</h1>{body}</article>
<aside><h3>Plus</h3><a href="x">Dix morts ailleurs</a></aside><footer>© 2026 {outlet}</footer></body></html>"""
FRENCH = [
    "Quatre soldats maliens ont été tués mardi dans une embuscade près d'Ansongo, selon une source sécuritaire.",
    "« Nos hommes revenaient de patrouille quand ils ont été pris sous le feu », a déclaré un officier.",
    "L'attaque n'a pas été revendiquée ; deux véhicules ont été brûlés près de la frontière nigérienne.",
]
ARABIC = [
    "قتل خمسة جنود ماليين أمس الأحد في كمين نصبه مسلحون قرب مدينة ميناكا شمال شرقي مالي، بحسب مصدر عسكري.",
    "وقال المصدر إن المهاجمين كانوا على متن دراجات نارية، وإنهم استولوا على أسلحة وذخائر قبل انسحابهم.",
    "ولم تتبن أي جهة الهجوم حتى الآن.",
]


def page(title: str, outlet: str, paragraphs: list[str], language: str = "fr", charset: str = "utf-8") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return PAGE.format(title=title, outlet=outlet, body=body, language=language, charset=charset)


def test_a_news_page_gives_headline_body_day_and_outlet(read: Callable) -> None:
    report = read("a.html", page("Quatre soldats tués", "Sahel Matin", FRENCH)).only
    assert report.title == "Quatre soldats tués"
    assert report.text == "\n".join(["Quatre soldats tués", *FRENCH])
    assert (report.published, report.outlet) == (date(2024, 3, 5), "Sahel Matin")


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1"])
def test_arabic_bytes_are_read_whatever_the_page_declares(read: Callable, declared: str) -> None:
    html = page("مقتل خمسة جنود", "الساحل", ARABIC, "ar", declared)
    report = read("a.htm", html.replace("©", "").encode("windows-1256")).only
    assert report.text == "\n".join(["مقتل خمسة جنود", *ARABIC])


def test_a_date_in_the_story_is_not_the_day_it_appeared(read: Callable) -> None:
    html = page("Tués", "Sahel Matin", [*FRENCH, "Le 3 janvier 2019, dix personnes avaient péri."])
    assert read("a.html", html.replace("2024-03-05T23:10:00+00:00", "")).only.published is None


def test_a_day_that_is_only_said_in_words_stays_in_the_text(read: Callable) -> None:
    html = page("مقتل خمسة جنود", "الساحل", ARABIC, "ar").replace("2024-03-05T23:10:00+00:00", "")
    said = html.replace("</h1>", "</h1><span class='post-date'>نشر في 5 مارس 2024</span>")
    report = read("a.html", said).only
    assert report.published is None
    assert report.text == "\n".join(["مقتل خمسة جنود", "نشر في 5 مارس 2024", *ARABIC])


def test_teasers_of_other_stories_are_not_this_one(read: Callable) -> None:
    teaser = (
        "<div class='teaser'><h4><a href='/{n}'>Attaque {n}</a></h4><p>Des hommes armés ont tué {n} personnes dans un \
village du Borno, au Nigeria, selon des témoins joints par téléphone.</p></div>"
    )
    teasers = "".join(teaser.format(n=n) for n in range(3, 9))
    story = f"<div class='x12'><h1>Tués</h1><p>{FRENCH[0]}</p></div>"
    html = (
        f"<html><body><div id='wrap'>{story}<div class='x13'><h3>Les plus lus</h3>{teasers}</div></div></body></html>"
    )
    assert read("a.html", html).only.text == f"Tués\n{FRENCH[0]}"


def test_a_story_in_a_layout_table_keeps_its_paragraphs(read: Callable) -> None:
    cell = "<br>".join([*ARABIC, *(line.replace("خمسة", "ستة") for line in ARABIC)])
    story = f"<table><tr><td><b>كمين</b><br>{cell}</td></tr></table>"
    html = f"<html><head><title>كمين</title></head><body>{story}</body></html>"
    assert read("a.html", html).only.text.split("\n")[:3] == ["كمين", *ARABIC[:2]]


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>Gunmen killed three people.</p></body></html>",
        "<p>Gunmen killed three people.",
        "<html><head><title>Gunmen killed three people.</title></head><body>Gunmen killed three people.</body></html>",
    ],
)
def test_a_page_of_one_sentence_is_still_a_report(read: Callable, html: str) -> None:
    assert "Gunmen killed three people." in read("a.html", html).only.text


@pytest.mark.parametrize(
    ("html", "why"),
    [
        pytest.param("<div>" * 100_000 + "killed", "elements deep", id="unclosed"),
        pytest.param("<b>" * 30_000 + "killed" + "</b>" * 30_000, "elements deep", id="closed"),
        pytest.param("<ul><li>" * 20_000, "elements deep", id="lists"),
        pytest.param("<p>killed</p>" * 60_000, "tags: no page for readers", id="many-elements"),
        pytest.param("<html><head><title>x</title></head><body></body></html>", "without words", id="no-words"),
        pytest.param("<" * 300_000, "holds no text", id="brackets-only"),
        pytest.param("<html><body>\0\0\0", "zero bytes", id="zero-bytes"),
    ],
)
def test_a_page_built_to_choke_is_set_aside_at_once(read: Callable, html: str, why: str) -> None:
    started = time.perf_counter()
    reason = read("a.html", html).reason
    assert why in reason
    assert time.perf_counter() - started < 5
