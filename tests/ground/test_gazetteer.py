"""The gazetteer's files: built, asked, extended by the user, and safe from broken input."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.errors import GazetteerBroken
from marsad.ground.gazetteer.build import shipped_path
from marsad.ground.gazetteer.schema import Entry, Place, connect, name_key, write
from marsad.ground.gazetteer.store import Gazetteer, open_gazetteer, user_path
from marsad.ground.gazetteer.user import add_countries, check_file, remove_countries, sources
from marsad.ground.toponyms import resolve_place

ROW = "{id}\t{name}\t{name}\t{others}\t{lat}\t{lon}\tP\tPPL\t{country}\t\t03\t\t\t\t0\t\t49\tAfrica/Bamako\t2012-01-17"


def rows(country: str, *names: str) -> str:
    made = (
        ROW.format(id=99000000 + i, name=name, others="", lat=14.5 + i / 10, lon=-4.0, country=country)
        for i, name in enumerate(names)
    )
    return "\n".join(made) + "\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path / "home"))
    open_gazetteer.cache_clear()
    yield tmp_path
    open_gazetteer.cache_clear()


@pytest.mark.parametrize("name", ["إن ديليمان", "إنديليمان", "اينديليمان", "In-Delimane", "In Delimane", "indelimane"])
def test_spellings_of_a_name_find_the_same_place(name: str) -> None:
    assert "ml-indelimane" in [hit.place.id for hit in open_gazetteer().named(name)]


def test_the_arabic_article_is_neither_missed_nor_needed() -> None:
    found = [[hit.place.id for hit in open_gazetteer().named(name)] for name in ("نيجر", "النيجر")]
    assert "ne" in found[0] and "ne" in found[1]


def test_a_spelling_that_no_list_has_is_found_by_its_sound() -> None:
    assert open_gazetteer().sounding("دوينتسا")[0].place.name == "Douentza"


def test_the_shipped_gazetteer_is_whole_and_small() -> None:
    assert check_file(shipped_path()) == []
    assert shipped_path().stat().st_size < 12_000_000


def test_added_places_are_found_and_removed_places_are_gone(home: Path) -> None:
    source = home / "ML.txt"
    source.write_text(rows("ML", "Zzyzwara", "Kembulo"), encoding="utf-8")
    assert add_countries({"ML": source}) == {"ML": 2}
    assert resolve_place("Zzyzwara")[0].country == "ML"
    assert "ML" in [s.name for s in sources()]
    assert remove_countries(["ML"]) == ["ML"]
    assert not open_gazetteer().named("Zzyzwara")
    assert not user_path().exists()


def test_a_zip_as_published_is_read(home: Path) -> None:
    source = home / "NE.zip"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("readme.txt", "GeoNames")
        archive.writestr("NE.txt", rows("NE", "Zzyzwara"))
    assert add_countries({"NE": source}) == {"NE": 1}


@pytest.mark.parametrize(
    "content",
    [b"", b"hello\n", b"\xff\xfe\x00", b"PK\x03\x04 cut off", rows("NE", "Bosso").encode(), b"a\tb\tc\n" * 50],
    ids=["empty", "prose", "binary", "broken-zip", "another-country", "three-columns"],
)
def test_a_broken_or_foreign_file_is_refused_and_the_old_gazetteer_stays(home: Path, content: bytes) -> None:
    good = home / "good.txt"
    good.write_text(rows("ML", "Zzyzwara"), encoding="utf-8")
    add_countries({"ML": good})
    before = user_path().read_bytes()
    bad = home / "bad.txt"
    bad.write_bytes(content)
    with pytest.raises(GazetteerBroken, match=r"bad\.txt"):
        add_countries({"ML": bad})
    assert user_path().read_bytes() == before


def test_a_file_that_is_no_gazetteer_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    path.write_text("not a database at all, but long enough to be read as one" * 40)
    with pytest.raises(GazetteerBroken, match="not a gazetteer"):
        connect(path)


def test_a_gazetteer_of_a_newer_marsad_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    write(path, [Entry(Place("a", "A", "ML", None, None, 1.0, 2.0, "town"), {"A": 0})], {})
    import sqlite3

    base = sqlite3.connect(path)
    base.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    base.commit()
    base.close()
    with pytest.raises(GazetteerBroken, match="99"):
        Gazetteer([path])


def test_the_same_places_make_the_same_file(tmp_path: Path) -> None:
    entries = [Entry(Place("a", "Gao", "ML", None, None, 16.27, -0.04, "town"), {"Gao": 0, "غاو": 0})]
    for name in ("one", "two"):
        write(tmp_path / name, entries, {"licence": "x"})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_name_keys_ignore_spaces_hyphens_accents_and_hamza() -> None:
    assert name_key("N'Djaména") == name_key("Ndjamena") and name_key("أغلهوك") == name_key("اغلهوك")
