"""Learn who acts and who is acted upon: the weights of `marsad.extract.siding`.

    python -m training.siding --rules && python -m training.siding

Examples come from the training reports (`training.documents`): every annotated event at its trigger, and every event
that marsad codes and that matches an annotated one, at the trigger that it coded. Each actor of the report is one
example with the answers acts, suffers, neither. The result is `src/marsad/data/siding_weights_read.jsonl` (with --rules
`siding_weights.jsonl`), one line a feature, sorted. Reports kept from the reader are few: the weights with it are drawn
towards those without, which are learned on all. Run it again after a change to the features or to the actors stage.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from marsad.extract import siding
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Trigger
from marsad.model.report import Span
from training.documents import documents, trigger_span
from training.reader.data import occurrences

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
DATA = ROOT / "src" / "marsad" / "data"
RIDGE, LEXICAL, CROSSED = 8.0, 3.0, 0.7  # penalties: base; of features with words; more for each crossing
LEAST_SEEN = 4
LEAST_WEIGHT = 0.02
WORDS = (":stem:", ":gov:", ":prev:", ":t<", ":t>")
SOFT = ("generic", "militia", "anaphor")

Example = tuple[tuple[str, ...], int]


def trigger_of(event: dict[str, Any], document: Document) -> Trigger | None:
    """The trigger of an annotated event."""
    span = trigger_span(event, document.text)
    sentence = document.sentence_at(span.start) if span is not None else None
    if span is None or sentence is None:
        return None
    near = next((t for t in document.triggers if t.span.overlaps(span)), None)
    base = near or Trigger(span, (), "noun", sentence.index)
    return replace(base, span=span, types=(event["type"],), sentence=sentence.index)


def overlaps(mentions: Sequence[ActorMention], parties: Sequence[dict[str, Any]], text: str) -> bool:
    spans = [Span(*spot) for p in parties for spot in occurrences(p["quote"], text)]
    return any(m.span.overlaps(span) for m in mentions for span in spans)


def examples(event: dict[str, Any], trigger: Trigger, document: Document, country: str | None) -> Iterator[Example]:
    """One example for each actor of the report; answers: 0 acts, 1 suffers, 2 neither."""
    acts, suffers = ({p["actor"] for p in event[side]} for side in ("side_a", "side_b"))
    slug = siding.slug_of(country) if country else None
    for candidate in siding.candidates(document, trigger, country):
        mentions = [
            m
            for m in document.actors
            if m.actor and siding.side_actor(m.actor, country, trigger.types[0]) == candidate.actor
        ]
        soft = candidate.mention.kind in SOFT
        crowd = candidate.mention.kind == "civilian" and trigger.types[0] in ("protest", "riot")
        militias = {f"{m.community}-militia-{slug}" for m in mentions if m.community}
        quoted_a = (soft or crowd) and overlaps(mentions, event["side_a"], document.text)
        if candidate.actor in acts or militias & acts:
            answer = 0
        elif candidate.actor in suffers:
            answer = 1
        elif quoted_a:
            answer = 0
        else:
            answer = 1 if soft and overlaps(mentions, event["side_b"], document.text) else 2
        yield candidate.features, answer


def of_report(report: dict[str, Any], document: Document) -> Iterator[Example]:
    sys.path.insert(0, str(SHARED / "score"))
    from events import pairs  # the corpus's own scorer says which coded event tells of which annotated one

    for event in report["events"]:
        trigger = trigger_of(event, document)
        if trigger is not None:
            country = (event.get("where") or {}).get("country") or document.home
            yield from examples(event, trigger, document, country)
    gold = [e for e in report["events"] if e["status"] != "hypothetical"]
    coded = [e for e in document.events if e.status != "hypothetical"]
    shapes = [
        {
            "type": e.type,
            "when": {k: getattr(e.when.days, k) and getattr(e.when.days, k).isoformat() for k in ("start", "end")},
            "where": e.where and {k: getattr(e.where, k) for k in ("place", "country", "lat", "lon", "precision")},
        }
        for e in coded
    ]
    for i, j in pairs(gold, shapes):
        trigger = next((t for t in document.triggers if t.span == coded[j].trigger and t.types), None)
        where = coded[j].where
        if trigger is not None:
            yield from examples(gold[i], trigger, document, where.country if where else document.home)


def fit(found: Sequence[Example], drawn_to: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Softmax regression with a ridge penalty on what differs from `drawn_to`; "neither" has weight 0 throughout."""
    seen = Counter(name for names, _ in found for name in set(names))
    known = {n for n, count in seen.items() if count >= LEAST_SEEN} | set(drawn_to)
    index = {name: i for i, name in enumerate(sorted(known))}
    start = np.array([drawn_to.get(name, (0.0, 0.0)) for name in index])
    columns, ends = [], [0]
    for names, _ in found:
        columns += sorted({index[n] for n in names if n in index})
        ends.append(len(columns))
    x = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(found), len(index)))
    answers = np.array([answer for _, answer in found])
    target = np.eye(3)[answers]
    penalty = np.array([LEXICAL if any(w in n for w in WORDS) else 1 + CROSSED * n.count("|") for n in index])
    penalty = RIDGE * penalty[:, None]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(len(index), 2)
        z = np.hstack([x @ w, np.zeros((len(found), 1))])
        z -= z.max(axis=1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(axis=1, keepdims=True)
        away = w - start
        value = -np.log(p[np.arange(len(found)), answers] + 1e-12).sum() + (penalty * away**2).sum()
        return float(value), (x.T @ (p - target)[:, :2] + 2 * penalty * away).ravel()

    best = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    weights = best.x.reshape(len(index), 2)
    return {name: (float(weights[i, 0]), float(weights[i, 1])) for name, i in index.items()}


def read_weights(name: str) -> dict[str, tuple[float, float]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return {record["id"]: (record["a"], record["b"]) for record in map(json.loads, lines)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", action="store_true", help="the weights for coding without the reader")
    options = parser.parse_args()
    found = [e for report, document in documents(read=not options.rules) for e in of_report(report, document)]
    drawn_to = {} if options.rules else read_weights("siding_weights.jsonl")
    lines = []
    for name, (a, b) in sorted(fit(found, drawn_to).items()):
        if max(abs(a), abs(b)) >= LEAST_WEIGHT:
            lines.append(json.dumps({"a": round(a, 3), "b": round(b, 3), "id": name}, ensure_ascii=False))
    target = DATA / ("siding_weights.jsonl" if options.rules else "siding_weights_read.jsonl")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} examples, {len(lines)} features in {target.name}")


if __name__ == "__main__":
    main()
