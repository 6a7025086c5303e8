"""The briefing: one file, nothing loaded, nothing run, every figure one click from its words."""

import base64
import hashlib
import io
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from marsad.export.html import Exporter

VOID = {"meta", "br", "link"}


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def text_of(records: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    Exporter().write(records, out)
    return out.getvalue()


@pytest.fixture
def html(records: list[dict[str, Any]]) -> str:
    return text_of(records)


@pytest.fixture
def page(html: str) -> Page:
    return Page(html)


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_nothing_is_loaded_and_nothing_runs(html: str, page: Page) -> None:
    assert not {name for name, _ in page.tags} & {"script", "img", "iframe", "link", "object", "embed", "form", "base"}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "src"]
    links = [attributes["href"] or "" for _, attributes in page.tags if "href" in attributes]
    assert links
    assert all(link.startswith("#") for link in links)
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_allows_the_one_style_sheet_alone(html: str, page: Page) -> None:
    style = html.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(a["content"] for name, a in page.tags if a.get("http-equiv") == "Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none';")
    assert f"style-src 'sha256-{digest}'" in policy
    assert not [attributes for _, attributes in page.tags if "style" in attributes]


def test_every_link_leads_somewhere_and_no_id_is_used_twice(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for _, a in page.tags if a.get("href")} <= set(ids)  # type: ignore[index]


def test_a_figure_is_one_click_from_its_words(html: str) -> None:
    link = re.search(r'<a href="#(w1-\d+-\d+-\w+)">4 to 5</a>', html)
    assert link
    assert re.search(rf'id="{link[1]}">(<span id="[^"]+">)*<mark class="harm">Trois', html)


def test_text_of_a_report_is_escaped(html: str) -> None:
    assert "=Embuscade &lt;près&gt; d&#x27;" in html
    assert "<près>" not in html
    assert "La Dépêche &amp; Cie" in html


def test_a_report_cannot_put_markup_into_the_page(records: list[dict[str, Any]]) -> None:
    evil = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\"'\x00\x85\ud800"
    record = records[0]
    record["_text"] += evil
    record["report"] |= {"outlet": evil, "url": "javascript:alert(1)", "id": evil}
    record["events"][0] |= {"id": evil, "note": evil}
    record["events"][0]["where"] |= {"place": evil, "admin1": evil}
    record["events"][0]["side_a"][0]["actor"] = evil
    page = Page(text_of([record]))
    assert not {name for name, _ in page.tags} & {"script", "img"}
    assert page.open == []


def test_arabic_stands_from_right_to_left(html: str) -> None:
    assert '<p dir="rtl" lang="ar">' in html
    assert re.search(r'<h3 dir="rtl" lang="ar">', html)


def test_a_record_without_its_text_shows_the_coded_words(records: list[dict[str, Any]]) -> None:
    del records[0]["_text"]
    told = text_of(records[:1])
    assert "from a text that is not kept here" in told
    page = Page(told)
    ids = {attributes.get("id") for _, attributes in page.tags}
    assert {a["href"][1:] for _, a in page.tags if a.get("href")} <= ids  # type: ignore[index]


def test_marks_leave_the_text_as_it_is(records: list[dict[str, Any]]) -> None:
    body = re.search(r'<div class="text">(.*?)</div>', text_of(records[1:2]), re.DOTALL)
    assert body
    assert re.sub(r"<[^>]+>", "", body[1]) == records[1]["_text"]


def test_an_incident_shows_every_report_with_the_words_that_came_from_it(records: list[dict[str, Any]]) -> None:
    one, two = records[0], records[1]
    merged = one | {
        "incident": {"reports": ["fr-1", "en-1"]},
        "_tellings": [{"report": r["report"], "_text": r["_text"]} for r in (one, two, one)],
    }
    merged["events"] = [one["events"][0] | {"harm": one["events"][0]["harm"] + two["events"][0]["harm"]}]
    del merged["_text"]
    told = text_of([merged])
    page = Page(told)
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for _, a in page.tags if a.get("href")} <= set(ids)  # type: ignore[index]
    assert "told by 3 reports" in told
    assert "<b>1</b>incidents" in told
    assert "<b>2</b>reports" in told
    assert '<mark class="harm">Two hundred and three people</mark>' in told
    assert told.count('<mark class="what">embuscade</mark>') == 2


def test_words_of_another_report_are_not_marked_in_this_one(records: list[dict[str, Any]]) -> None:
    harm = records[0]["events"][0]["harm"][0]
    harm["evidence"] = {"quote": "elsewhere", "start": 3, "end": 12}
    assert '<mark class="harm">elsewhere</mark></span></p>' in text_of(records[:1])
