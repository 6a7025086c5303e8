"""How merging and adding scale: synthetic events, one core.

    python benchmark/ledger.py                 # 10,000 and 100,000 events; prints seconds and the ratio per event
    python benchmark/ledger.py --sizes 2000    # quicker

Events are spread as in a real region (days over ten years, places by a long tail, three in five told by one report
only); three targets: 100,000 merged in under 180 s, time per event at most 1.5 times that at 10,000, one more report
in under 100 ms.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from marsad.coref.events import views_of
from marsad.coref.merge import merge
from marsad.ledger import Ledger, store_documents

TYPES = (
    "attack",
    "attack",
    "armed_clash",
    "ambush",
    "ied_mine",
    "abduction",
    "looting_destruction",
    "air_drone_strike",
)
COUNTRIES = ("ML", "BF", "NE", "NG", "TD", "LY", "DZ", "BJ")
FIRST_DAY = date(2014, 1, 1)


def records(events: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Coded records that hold so many events in all. Days per event are fixed, so that a larger set covers more days:
    what grows is the ledger, not the violence of a day."""
    draw = random.Random(seed)
    places = [(f"Place {n}", draw.choice(COUNTRIES), draw.uniform(10, 24), draw.uniform(-8, 15)) for n in range(3000)]
    shares = list(accumulate(1 / (rank + 30) for rank in range(len(places))))
    days = max(30, events // 30)
    told = number = 0
    while told < events:
        day = FIRST_DAY + timedelta(days=draw.randrange(days))
        place = draw.choices(places, cum_weights=shares)[0]
        dead = draw.choice((0, 1, 2, 3, 5, 8, 15, 40))
        kind, actor = draw.choice(TYPES), f"group-{draw.randrange(40)}"
        for _ in range(min(draw.choice((1, 1, 1, 2, 3)), events - told)):
            number += 1
            told += 1
            yield _record(number, day + timedelta(days=draw.choice((0, 0, 0, 1))), place, kind, actor, dead, draw)


def _record(
    number: int, day: date, place: tuple[str, str, float, float], kind: str, actor: str, dead: int, draw: random.Random
) -> dict[str, Any]:
    name, country, lat, lon = place
    first, loose = day.isoformat(), draw.random() < 0.08
    start, end = (day.replace(day=1).isoformat(), day.replace(day=28).isoformat()) if loose else (first, first)
    killed = max(0, dead + draw.choice((0, 0, 1)))
    published = (day + timedelta(days=draw.randrange(3))).isoformat()
    evidence = {"quote": "x", "start": 10, "end": 11}
    return {
        "report": {"id": f"s{number}", "title": f"Report {number}", "language": "en", "outlet": f"Outlet {number % 90}"}
        | {"url": None, "published": {"start": published, "end": published, "basis": "given", "why": None}},
        "events": [
            {"id": f"s{number}e1", "type": kind, "status": "reported", "background": loose, "trigger": evidence}
            | {"when": {"start": start, "end": end, "precision": "month" if loose else "day", "evidence": []}}
            | {"where": {"place": name, "place_id": name, "country": country, "lat": lat, "lon": lon, "admin1": None}
               | {"precision": "exact", "evidence": []}}
            | {"side_a": [{"actor": actor, "evidence": evidence}], "side_b": [{"actor": f"army-{country}"}]}
            | {"harm": [], "deaths": {"low": killed, "best": killed, "high": killed}, "injured": {}}
        ],
        "mentions": [{"kind": "place", "ref": name}, {"kind": "actor", "ref": actor}],
    }  # fmt: skip


def measure(events: int, folder: Path) -> dict[str, float]:
    """Seconds of one core: merging in memory, storing, merging in the ledger; by the clock on the wall, disk included:
    adding one report (median and worst of 50; the worst in processor time too, which other programs cannot spoil)."""
    made = list(records(events))
    clock = time.process_time()
    views = [view for record in made for view in views_of(record)]
    found = merge(views)
    in_memory = time.process_time() - clock
    path = folder / f"{events}.db"
    clock = time.process_time()
    store_documents(path, made, "benchmark", settle=False)
    stored = time.process_time() - clock
    with Ledger.open(path) as ledger:
        clock = time.process_time()
        ledger.rebuild()
        rebuilt = time.process_time() - clock
        single, busy = [], []
        for record in list(records(50, seed=11)):
            record["report"]["id"] += "-new"
            clock, work = time.perf_counter(), time.process_time()
            ledger.add_all([record], "benchmark")
            single.append(time.perf_counter() - clock)
            busy.append(time.process_time() - work)
    single.sort()
    return {"events": len(views), "incidents": len(found), "merge_s": in_memory, "store_and_merge_s": stored} | {
        "rebuild_s": rebuilt,
        "per_event_ms": 1000 * in_memory / events,
        "add_median_ms": 1000 * single[len(single) // 2],
        "add_worst_ms": 1000 * single[-1],
        "add_worst_cpu_ms": 1000 * max(busy),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    sizes = parser.parse_args().sizes
    with tempfile.TemporaryDirectory() as folder:
        results = []
        for size in sizes:
            results.append(measure(size, Path(folder)))
            print("  ".join(f"{name} {value:.2f}" for name, value in results[-1].items()), flush=True)
    last, first = results[-1], results[0]
    ratio = (last["rebuild_s"] / last["events"]) / (first["rebuild_s"] / first["events"])
    print(f"time per event at {last['events']:.0f} against {first['events']:.0f}: {ratio:.2f} times")
    good = last["rebuild_s"] < 180 and ratio <= 1.5 and last["add_median_ms"] < 100 and last["add_worst_cpu_ms"] < 100
    print("all three targets met" if good else "a target is missed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
