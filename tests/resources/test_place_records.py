"""The places and the words around them, file by file."""

import re
from collections import Counter
from pathlib import Path

import pytest

from marsad.extract.toponyms.lexicon import lexicon
from marsad.ground.gazetteer.build import shipped_path
from marsad.ground.gazetteer.store import Gazetteer
from marsad.ground.nations import slug_of
from marsad.resources import load
from marsad.resources.inters import country_name, named
from marsad.resources.build import compile_kind
from marsad.text.fold import fold

FOLDER = Path(__file__).parents[2] / "resources"
LATIN = re.compile(r"[^\u0600-\u06ff]+")


def test_identifiers_are_used_once_and_confusables_exist() -> None:
    counts = Counter(record["id"] for record in load("places"))
    assert [i for i, n in counts.items() if n > 1] == []
    missing = {c for record in load("places") for c in record.get("confusable", ()) if c not in counts}
    assert missing == set()


def test_points_lie_on_the_globe_and_names_in_their_script() -> None:
    for record in load("places"):
        lat, lon = record["at"]
        assert -35 <= lat <= 40 and -20 <= lon <= 40, record["id"]
        assert all(LATIN.fullmatch(n) for n in (record["name"], *record["fr"], *record["en"])), record["id"]
        for key in ("ar", "ar_unchecked", "ar_rendered"):
            assert all("\u0600" <= fold(n)[0] <= "\u06ff" for n in record.get(key, ())), record["id"]


def test_every_place_has_its_country_among_the_nations() -> None:
    assert {r["country"] for r in load("places") if slug_of(r["country"]) is None} == set()


@pytest.mark.parametrize("kind", ["places", "nations", "capitals", "toponyms", "sounds", "vocabulary", "siting"])
def test_compiled_knowledge_is_up_to_date(kind: str) -> None:
    compiled = (shipped_path().parent / f"{kind}.jsonl").read_text(encoding="utf-8")
    assert compiled == compile_kind(kind, FOLDER)


def test_the_shipped_gazetteer_holds_every_place_of_the_files() -> None:
    gazetteer = Gazetteer([shipped_path()])
    assert [r["id"] for r in load("places") if gazetteer.get(r["id"]) is None] == []
    assert [r["id"] for r in load("capitals") if gazetteer.get(r["id"]) is None] == []


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_relative_expressions_compile_and_hold_no_empty_match(language: str) -> None:
    for relation in (*lexicon(language).before, *lexicon(language).after):
        found = relation.pattern.search("")
        assert found is None or not found.group("all").strip()


def test_every_country_has_the_codes_of_the_standards() -> None:
    """The formats leave out an event of a country without them; Kosovo has no number in ISO 3166-1."""
    assert {r["id"] for r in load("nations")} - {r["id"] for r in load("country_codes")} == {"XK"}
    for key in ("iso", "iso3", "slug", "gw"):
        given = [r[key] for r in load("country_codes") if r.get(key) is not None and r["id"] != "EH"]  # as Morocco
        assert len(given) == len(set(given))


def test_civilians_of_any_country_are_told_by_words() -> None:
    assert all(named(f"civilians-{r['slug']}") == "civilians" for r in load("nations"))
    assert country_name("XK") == "Kosovo"
