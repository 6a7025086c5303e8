"""Learn which tellings are one happening: the weights of `marsad.assemble.cluster_read`.

    python -m training.same [--write]

Pairs come from the project's own composed reports, whose annotation names every word that takes an event up again, read
by the reader that has not learned from them (`training.deciding`). `--write` lays the weights into
`resources/siting/same_read.yml`; then run `make resources`.
"""

import argparse

import numpy as np

from marsad.assemble.cluster import features_of_pair
from marsad.assemble.tell import tellings_of
from marsad.model.report import Span
from training.choices import write
from training.deciding import decided
from training.documents import documents, trigger_span
from training.reader.data import occurrences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows, answers, ids = [], [], []
    for report, document in documents(read=True):
        if not any("also" in event for event in report["events"]):
            continue
        spans: dict[Span, str] = {}
        for event in report["events"]:
            main_span = trigger_span(event, document.text)
            if main_span is not None:
                spans[main_span] = event["id"]
            for quote in event.get("also", ()):
                free = [Span(*spot) for spot in occurrences(quote, document.text) if Span(*spot) not in spans]
                if free:
                    spans[free[0]] = event["id"]
        tellings, _ = tellings_of(document)
        told = [next((e for s, e in spans.items() if s.overlaps(t.trigger.span)), None) for t in tellings]
        for j in range(len(tellings)):
            for i in range(j):
                if told[i] is not None and told[j] is not None:
                    rows.append(features_of_pair(document, tellings[i], tellings[j]))
                    answers.append(told[i] == told[j])
                    ids.append(report["id"])
    odds, weights = decided(rows, answers, ids)
    same = np.array(answers)
    right = float(((odds > 0) == same).mean())
    ruled = float((np.array([row["ruled"] > 0 for row in rows]) == same).mean())
    print(
        f"{len(rows)} pairs, {same.mean():.3f} the same; right in cross-validation {right:.3f}, rules alone {ruled:.3f}"
    )
    if options.write:
        write("same_read", weights, f"{len(rows)} pairs of tellings", f"{right:.3f} right")


if __name__ == "__main__":
    main()
