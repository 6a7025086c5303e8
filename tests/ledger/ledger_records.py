"""Coded records for ledger tests, and a ledger as text."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Make = Callable[..., Record]

WORDS = "fifteen soldiers died when armed men attacked the camp near the border at dawn".split()  # noqa: SIM905


def coded(id: str, **more: Any) -> Record:
    """A coded record with one attack; `more`: day, place, dead, type, actor, published, outlet, text, start."""
    day, place = more.get("day", "2019-11-01"), more.get("place", "Indelimane")
    lat, lon = more.get("point", (15.87, 1.51))
    dead, start = more.get("dead", 15), more.get("start", 10)
    words = {"quote": "attack", "start": start, "end": start + 6}
    harm = {"outcome": "killed", "who": "soldier", "actor": None, "low": dead, "best": dead, "high": dead, "per": 0}
    per = more.get("source_class", "official")
    where = {"place": place, "place_id": f"ml-{place.lower()}", "country": "ML", "admin1": None, "admin2": None}
    return {
        "report": {"id": id, "title": None, "language": "en", "outlet": more.get("outlet", f"Outlet {id}"), "url": None}
        | {"published": {"start": more.get("published", day), "end": day, "basis": "given", "why": None}},
        "events": [
            {"id": f"{id}-e1", "type": more.get("type", "attack"), "status": "reported", "background": False}
            | {"acled": {"event_type": "Battles", "sub_event_type": "Armed clash"}, "plover": None, "trigger": words}
            | {"when": {"start": day, "end": day, "precision": "day", "basis": "explicit", "evidence": []}}
            | {"where": where | {"lat": lat, "lon": lon, "precision": "exact", "relation": None, "evidence": []}}
            | {"side_a": [{"actor": more.get("actor", "isgs"), "name": "ISGS", "acled_name": None, "status": "stated"}]}
            | {"side_b": [{"actor": "mali-armed-forces", "name": "Army", "acled_name": None, "status": "stated"}]}
            | {"harm": [harm | {"evidence": words}], "deaths": {"low": dead, "best": dead, "high": dead}}
            | {"injured": {"low": None, "best": None, "high": None}, "responsibility": [], "attributions": [0]}
            | {"note": "Attack.", "confidence": 0.8}
        ],
        "relations": [],
        "attributions": [{"source": words | {"quote": per}, "source_class": per, "cue": None, "stance": "asserts"}],
        "mentions": [],
        "issues": [],
        "_text": more.get("text", f"{id} " + " ".join(WORDS[::-1] if more.get("other_words") else WORDS) + f" {id}"),
    }  # fmt: skip


SIX = [
    coded(
        "r1", dead=15, published="2019-11-01", text="Fifteen soldiers were killed, the army said on Friday in a note."
    ),
    coded(
        "r2", dead=54, published="2019-11-02", text="Le ministre a fait état de cinquante-quatre morts dans le camp."
    ),
    coded(
        "r3", dead=49, published="2019-11-04", text="أعلن الجيش الحصيلة النهائية وهي تسعة وأربعون قتيلا في معسكر الجيش"
    ),
    coded(
        "r4", dead=70, published="2019-11-03", source_class="armed_group", text="The group said it had killed seventy."
    ),
    coded(
        "old", day="2017-11-24", dead=4, actor="jnim", text="A convoy was ambushed seventy kilometres from the town."
    ),
    coded("solhan", day="2021-06-05", place="Solhan", point=(13.38, 0.46), dead=132, actor="jnim", text="In Solhan."),
]


def rows_of(path: Path) -> str:
    """Everything in a ledger as text, table by table, row by row."""
    from sqlalchemy import select

    from marsad.store import open_store
    from marsad.store.tables import metadata

    store = open_store(path, create=False)
    found = {
        table.name: [list(row.values()) for row in store.rows(select(table).order_by(*table.primary_key.columns))]
        for table in metadata.sorted_tables
    }
    store.close()
    return json.dumps(found, ensure_ascii=False, indent=0)
