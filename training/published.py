"""The day of publication when it is not given: weights of `ground.published_days`, a conditional logit by numpy.

    python -m training.published [--write]

Learned on all annotated reports that write a day and month, their own day of publication hidden: the day among those
within 45 of the true one, and the year among those that the report allows. Prints, in five folds by report, how often
the likeliest day is right and how often it is at most one away. `--write` lays the weights, fitted on all, into
`resources/siting/published.yml`; then `make resources` compiles them.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from marsad.coder import build_pipeline
from marsad.extract.published import lifespans_of
from marsad.extract.times import told
from marsad.ground.published import Lifespan, clues_of, infer_published, newest_told
from marsad.ground.published_days import day_features, written_dates, year_features
from marsad.ground.told import Told
from marsad.model.document import Document
from training.choices import Example, fit, lay_out
from training.documents import as_report, folds
from training.reader.data import COMPOSED, ROOT, read_lines, reports_of

_REACH = 45  # days around the true one
_SEEN = frozenset({"split", "times", "numbers", "places", "actors", "publication-day"})
_LEAST = 0.03  # weights nearer to nothing are left out


def hidden() -> Iterator[tuple[dict[str, Any], Document]]:
    """Annotated reports, read without their day of publication."""
    records = [*reports_of(ROOT.parent / "shared", own=True), *read_lines(COMPOSED / "held")]
    records = [r for r in records if r["published"]]
    pipeline = build_pipeline("rules")
    pipeline.stages = tuple(stage for stage in pipeline.stages if stage.name in _SEEN)
    reports = (replace(as_report(r), published=None) for r in records)
    yield from zip(records, pipeline.stream(reports), strict=True)


def day_example(record: dict[str, Any], expressions: Sequence[Told]) -> Example | None:
    """Every day around the true one; None for a report that writes no day and month."""
    if not any(d.day and d.month for t in expressions for d in written_dates(t.expression.node)):
        return None
    true = date.fromisoformat(record["published"][:10])
    days = [true + timedelta(days=n) for n in range(-_REACH, _REACH + 1)]
    choices = [(d.isoformat(), day_features(expressions, d)) for d in days]
    return Example(record["id"], record["language"], choices, [d == true for d in days])


def year_example(record: dict[str, Any], expressions: Sequence[Told], names: Sequence[Lifespan]) -> Example | None:
    """The years that fit, where there are several and the true one is among them."""
    found = infer_published(expressions, names, weights={})
    years = sorted({day.year for day, _ in found.ranked}) if found.basis == "unknown" else []
    true = int(record["published"][:4])
    if len(years) < 2 or true not in years:
        return None
    clues = clues_of(expressions)
    choices = [(str(year), year_features(year, newest_told(year, clues, names))) for year in years]
    return Example(record["id"], record["language"], choices, [year == true for year in years])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    days: list[Example] = []
    years: list[Example] = []
    for record, document in hidden():
        expressions, names = told(document), lifespans_of(document)
        days += filter(None, [day_example(record, expressions)])
        years += filter(None, [year_example(record, expressions, names)])
    learned: dict[str, float] = {}
    for what, found in (("day", days), ("year", years)):
        names = lay_out(found)
        fold = folds([item.report for item in found])
        right = near = 0
        for k in range(5):
            weights = fit([item for item in found if fold[item.report] != k], len(names))
            for item in (item for item in found if fold[item.report] == k):
                away = abs(int((item.features @ weights).argmax()) - item.right.index(True))
                right, near = right + (away == 0), near + (away <= 1)
        print(f"{what}: {len(found)} reports, right {right / len(found):.3f}, at most one away {near / len(found):.3f}")
        learned |= dict(zip(names, map(float, fit(found, len(names))), strict=True))
    if options.write:
        path = ROOT / "resources" / "siting" / "published.yml"
        kept = {name: weight for name, weight in sorted(learned.items()) if abs(weight) >= _LEAST}
        path.write_text(
            "# Learned by training/published.py; what each feature of a day says src/marsad/ground/published_days.py.\n"
            f"learned_on: {len(days)} annotated reports that write a day and month, their days of publication hidden\n"
            "weights:\n" + "".join(f"  {name}: {weight:.3f}\n" for name, weight in kept.items()),
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
