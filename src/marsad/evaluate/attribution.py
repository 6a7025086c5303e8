"""Score who is said to say what: sources found, and whether their stance and class are right.

A source is found when the coded source overlaps the annotated one (an annotated attribution without a source: when
the cues overlap). Pairs are one to one; of several coded ones the nearest in cue and stance is taken.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from marsad.evaluate.reading import Report, by_id, places_of, prf, text_of

Place = tuple[int, int]


def _overlap(a: Place | None, b: Place | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def located(text: str, gold: dict[str, Any]) -> dict[str, Place | None]:
    """Where source, cue and content stand: of several occurrences those that lie nearest to one another."""
    best: tuple[int, dict[str, Place | None]] | None = None
    contents: Sequence[Place | None] = places_of(text, gold.get("content_quote")) or [None]
    cues: Sequence[Place | None] = places_of(text, gold.get("cue")) or [None]
    sources: Sequence[Place | None] = places_of(text, gold.get("source_quote")) or [None]
    for source in sources:
        for content in contents:
            for cue in cues:
                here = [p for p in (source, content, cue) if p is not None]
                width = max((p[1] for p in here), default=0) - min((p[0] for p in here), default=0)
                if best is None or width < best[0]:
                    best = width, {"source": source, "cue": cue, "content": content}
    assert best is not None
    return best[1]


def _place(evidence: dict[str, Any] | None) -> Place | None:
    return (evidence["start"], evidence["end"]) if evidence else None


def _nearness(gold: dict[str, Any], where: dict[str, Place | None], coded: dict[str, Any]) -> int:
    """0: not the same source; more with the same cue, stance and content."""
    source, cue, content = (_place(coded.get(k)) for k in ("source", "cue", "content"))
    same = _overlap(where["source"], source) if where["source"] else source is None and _overlap(where["cue"], cue)
    if not same:
        return 0
    return (
        1
        + 4 * _overlap(where["cue"], cue)
        + 2 * bool(gold["stance"] == coded["stance"])
        + _overlap(where["content"], content)
    )


def paired(text: str, gold: list[dict[str, Any]], coded: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Indices of annotated and coded attributions that are the same."""
    wheres = [located(text, g) for g in gold]
    scored = sorted(
        (
            (_nearness(g, w, c), i, j)
            for i, (g, w) in enumerate(zip(gold, wheres, strict=True))
            for j, c in enumerate(coded)
        ),
        key=lambda t: (-t[0], t[1], t[2]),
    )
    used_g: set[int] = set()
    used_c: set[int] = set()
    out = []
    for score, i, j in scored:
        if score and i not in used_g and j not in used_c:
            used_g.add(i)
            used_c.add(j)
            out.append((i, j))
    return out


def _figures(n: Counter[str]) -> dict[str, Any]:
    found = n["found"]
    return {
        "source": prf(found, n["surplus"], n["missed"]) | {k: n[k] for k in ("found", "missed", "surplus")},
        "stance": {"accuracy": round(n["stance"] / found, 4) if found else 0.0, "of": found},
        "class": {"accuracy": round(n["class"] / found, 4) if found else 0.0, "of": found},
        "content": {"overlap": round(n["content"] / found, 4) if found else 0.0, "of": found},
    }


def score(gold_reports: list[Report], coded_reports: list[Report]) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """Figures for all reports and for each language, and the differences."""
    coded_by_id = by_id(coded_reports)
    counts: dict[str, Counter[str]] = {"all": Counter()}
    errors: list[tuple[Any, ...]] = []
    for report in gold_reports:
        n = Counter[str]()
        text, gold = text_of(report), report.get("attributions", [])
        coded = coded_by_id.get(report["id"], {}).get("attributions", [])
        pairs = paired(text, gold, coded)
        n["found"], n["missed"], n["surplus"] = len(pairs), len(gold) - len(pairs), len(coded) - len(pairs)
        hit_g, hit_c = {i for i, _ in pairs}, {j for _, j in pairs}
        errors += [(report["id"], "missed", g["source_quote"], g["cue"]) for i, g in enumerate(gold) if i not in hit_g]
        errors += [
            (report["id"], "surplus", *((c.get(k) or {}).get("quote") for k in ("source", "cue")))
            for j, c in enumerate(coded)
            if j not in hit_c
        ]
        for i, j in pairs:
            g, c = gold[i], coded[j]
            n["stance"] += g["stance"] == c["stance"]
            n["class"] += g["source_class"] == c["source_class"]
            n["content"] += _overlap(located(text, g)["content"], _place(c.get("content")))
            for key, name in (("stance", "stance"), ("source_class", "class")):
                if g[key] != c[key]:
                    errors.append((report["id"], name, g["source_quote"], g["cue"], g[key], c[key]))
        counts["all"] += n
        counts.setdefault(report.get("language", "und"), Counter()).update(n)
    return {name: _figures(n) for name, n in counts.items()}, errors
