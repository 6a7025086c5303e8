"""Measure an exported reader by itself on reports that it has not learned from.

    python -m training.reader.measure src/marsad/data/reader [--own]

Prints by language, for `training/composed/held` (with --own for `training/composed`, which a reader that learned from
the corpus alone has not seen): the share of annotated events one of whose triggers is found and the share of found
words that are one, for the lists, the reader at several thresholds and both; the type right of the found; and how often
the likeliest of the report's actors, places and times is the annotated one.
"""

import argparse
from collections import Counter
from pathlib import Path

from marsad.coder import build_pipeline
from marsad.model.report import Span
from marsad.reader.labels import ROLES
from marsad.reader.model import Model
from training.documents import as_report
from training.reader.data import COMPOSED, ROOT, label, read_lines, reports_of

AT = (0.2, 0.3, 0.4, 0.5, 0.6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--own", action="store_true")
    options = parser.parse_args()
    own = options.own
    records = reports_of(ROOT.parent / "shared", own=True, corpus=False) if own else read_lines(COMPOSED / "held")
    pipeline = build_pipeline("both", Model(options.folder, threads=2))
    rules = build_pipeline("rules").stream(map(as_report, records))
    tally: Counter[tuple[str, str, str]] = Counter()
    for record, document, ruled in zip(records, pipeline.stream(map(as_report, records)), rules, strict=True):
        language, labelled, reading = record["language"], label(record), document.reading
        assert reading is not None
        gold = [[Span(*t) for t in e.triggers] for e in labelled.events]
        sets = {"lists": [t.span for t in ruled.triggers], "joined": [t.span for t in document.triggers]}
        sets |= {f"reader {at}": [t.span for t in reading.triggers(at)] for at in AT}
        for name, spans in sets.items():
            tally[language, name, "events"] += len(gold)
            tally[language, name, "hit"] += sum(any(t.overlaps(s) for t in g for s in spans) for g in gold)
            tally[language, name, "given"] += len(spans)
            tally[language, name, "right"] += sum(any(s.overlaps(t) for g in gold for t in g) for s in spans)
        mentions = {
            "side_a": [a.span for a in document.actors], "side_b": [a.span for a in document.actors],
            "place": [p.span for p in document.places], "time": [t.span for t in document.times],
        }  # fmt: skip
        for event in labelled.events:
            trigger = Span(*event.triggers[0])
            if not reading.kinds(trigger):
                continue
            tally[language, "type", "all"] += 1
            tally[language, "type", "right"] += reading.kinds(trigger)[0][0] == event.type
            for role in ROLES[1:5]:
                wanted = [Span(*s) for s in event.roles.get(role, ())]
                choices = [m for m in mentions[role] if m is not None]
                if not any(w.overlaps(m) for w in wanted for m in choices):
                    continue
                scored = zip(reading.roles(trigger, choices), choices, strict=True)
                best = max(scored, key=lambda pair: pair[0][role])[1]
                tally[language, role, "all"] += 1
                tally[language, role, "right"] += any(best.overlaps(w) for w in wanted)
    for language in ("ar", "fr", "en"):
        for name in ("lists", *(f"reader {at}" for at in AT), "joined"):
            events, hit, given, right = (tally[language, name, k] for k in ("events", "hit", "given", "right"))
            if events:
                print(f"{language} {name:11} events found {hit / events:.3f}, words right {right / max(1, given):.3f}")
        for name in ("type", *ROLES[1:5]):
            count = tally[language, name, "all"]
            if count:
                print(f"{language} {name:11} right {tally[language, name, 'right'] / count:.3f} of {count}")


if __name__ == "__main__":
    main()
