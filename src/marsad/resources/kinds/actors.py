"""Organisations: `resources/actors/<country>/<id>.yml`, one actor a file; bodies of several states under `int/`."""

from collections.abc import Iterable
from typing import Any, Literal

from marsad.resources.schema import Checked, Record

Day = str  # ISO, as precise as known: 2017, 2017-03, 2017-03-02


class Name(Record):
    """A name as reports write it. `weak`: an ordinary word, nothing by itself; `also`: other actors it may mean."""

    text: str
    lang: Literal["ar", "fr", "en"]
    gloss: str | None = None  # for readers without Arabic
    attested: bool | None = None  # seen in a source of that language; False: a rendering to check
    weak: bool = False
    ambiguous: bool = False
    also: list[str] = []
    since: Day | None = None
    until: Day | None = None
    corpus: Literal["train"] | None = None


class Period(Record):
    since: Day | None = None
    until: Day | None = None


class Tie(Record):
    """A standing fact: never repeated as a finding of a report."""

    id: str
    relation: str | None = None
    role: str | None = None
    since: Day | None = None
    until: Day | None = None
    note: str | None = None


class CodedName(Record):
    name: str
    verified: bool
    ucdp_id: int | None = None
    note: str | None = None
    since: Day | None = None
    until: Day | None = None


class Actor(Checked):
    """Ids are meant within `active`; a mention outside goes to the successor, with an issue."""

    name: str
    abbr: str | None = None
    category: str
    acled_type: str | None = None
    acled_inter: int | None = None
    mission: bool = False  # forces of several states under one flag
    countries: list[str]
    areas: list[str] = []  # first-level units that tell it from others of its name
    active: Period | None = None
    names: list[Name]
    parents: list[Tie] = []
    leaders: list[Tie] = []
    allegiances: list[Tie] = []
    acled_names: list[CodedName] = []
    ucdp_names: list[CodedName] = []
    confidence: Literal["S", "M", "K"]
    sources: list[str] = []
    notes: str | None = None


SCHEMA = Actor


def name_variants(name: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """A name as compiled, and its other cases: "أبي" and "أبا" beside "أبو", genitive "…ين" beside "…ون"."""
    kept = {k: v for k, v in name.items() if k not in ("gloss", "attested", "corpus") and v}
    yield kept
    words = str(name["text"]).split(" ")
    if name["lang"] == "ar":
        for other in ("أبي", "أبا"):
            if "أبو" in words:
                yield kept | {"text": " ".join(other if w == "أبو" else w for w in words)}
        if any(w.endswith("ون") and len(w) > 5 for w in words):
            yield kept | {"text": " ".join(w[:-2] + "ين" if w.endswith("ون") and len(w) > 5 else w for w in words)}
    elif any(w in ("Abu", "Abou") for w in words):
        swap = {"Abu": "Abou", "Abou": "Abu"}
        yield kept | {"text": " ".join(swap.get(w, w) for w in words)}


def _with_article(name: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """A name and, of one Arabic word, the same with the article: "الكوغلويغو" beside "كوغلويغو"."""
    yield name
    text = str(name["text"])
    if name["lang"] == "ar" and " " not in text and not text.startswith("ال"):
        yield name | {"text": "ال" + text}


def compile_record(record: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """Without what only people and tests read, names in all their cases."""
    record = {k: v for k, v in record.items() if k not in ("examples", "counterexamples", "sources", "notes")}
    record["names"] = [
        variant for name in record["names"] for case in name_variants(name) for variant in _with_article(case)
    ]
    yield record
