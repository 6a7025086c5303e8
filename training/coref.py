"""Learn the weights of the pair scorer from annotated reports: plain logistic regression, numpy alone.

    python training/coref.py ../shared/corpus          # cross-validate on the training part, then write the weights
    python training/coref.py ../shared/corpus --dry    # cross-validate only

Writes resources/coref_weights/{across,within}.yml; `marsad resources build coref_weights` compiles them. Only reports
that split.json gives to training are opened. Folds are drawn so that no incident stands on both sides.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from marsad.coref.block import candidate_pairs
from marsad.coref.events import EventView, views_of
from marsad.coref.features import FEATURES, pair_features
from marsad.coref.merge import merge
from marsad.coref.rules import cannot_be_one, recalled_beside
from marsad.coref.scorer import Model, Scorer
from marsad.evaluate.gold import gold_record
from marsad.evaluate.incidents import score_groups, wrong_pairs
from marsad.evaluate.matching import matched

TARGET = Path(__file__).parents[1] / "resources" / "coref_weights"
PENALTY = {"across": 2.0, "within": 8}
Labelled = tuple[list[EventView], dict[str, str]]
THRESHOLD = {"across": 0.5, "within": 0.6}


def read(corpus: Path, part: str = "train") -> tuple[list[EventView], dict[str, str]]:
    """The events of one part of the corpus, and the incident of each."""
    chosen = set(json.loads((corpus / "split.json").read_text(encoding="utf-8"))[part])
    views: list[EventView] = []
    incident: dict[str, str] = {}
    for path in sorted(corpus.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            if report["id"] not in chosen:
                continue
            record = gold_record(report)
            found = views_of(record)
            incident |= {view.key: event["incident"] for view, event in zip(found, record["events"], strict=True)}
            views += found
    return views, incident


def examples(views: list[EventView], incident: dict[str, str], within: bool) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of the candidate pairs of one kind."""
    rows, labels = [], []
    for a, b in candidate_pairs(views):
        if (a.report == b.report) == within and not cannot_be_one(a, b) and not recalled_beside(a, b):
            rows.append(pair_features(a, b))
            labels.append(incident[a.key] == incident[b.key])
    return np.array(rows), np.array(labels, dtype=float)


def fit(x: np.ndarray, y: np.ndarray, penalty: float) -> tuple[float, np.ndarray]:
    """Logistic regression with an L2 penalty (not on the intercept), by Newton's method."""
    design = np.hstack([np.ones((len(x), 1)), x])
    ridge = np.diag([1e-6] + [penalty] * x.shape[1])
    beta = np.zeros(design.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ beta))
        gradient = design.T @ (p - y) + ridge @ beta
        hessian = design.T @ (design * (p * (1 - p))[:, None]) + ridge
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return float(beta[0]), beta[1:]


def read_coded(corpus: Path, path: Path) -> Labelled:
    """What marsad codes of the training part, labelled by the annotated events that it fits."""
    chosen = set(json.loads((corpus / "split.json").read_text(encoding="utf-8"))["train"])
    gold = {}
    for file in sorted(corpus.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            if report["id"] in chosen:
                gold[report["id"]] = report["events"]
    views: list[EventView] = []
    incident: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        events = gold.get(record["report"]["id"], [])
        fits = {j: events[i]["incident"] for i, j in matched(events, record["events"])}
        found = [(n, view) for n, view in enumerate(views_of(record)) if n in fits]
        incident |= {view.key: fits[n] for n, view in found}
        views += [view for _, view in found]
    return views, incident


def learn(views: list[EventView], incident: dict[str, str], coded: Labelled = ([], {})) -> dict[str, Model]:
    models = {}
    for part in ("across", "within"):
        sets = [examples(*labelled, part == "within") for labelled in ((views, incident), coded) if labelled[0]]
        x, y = (np.concatenate(parts) for parts in zip(*sets, strict=True))
        intercept, weights = fit(x, y, PENALTY[part])
        models[part] = Model(round(intercept, 4), tuple(round(float(w), 4) for w in weights), THRESHOLD[part])
    return models


def folds_of(views: list[EventView], incident: dict[str, str], count: int) -> dict[str, int]:
    """Report → fold; reports that share an incident stand in the same one."""
    parent = {view.report: view.report for view in views}

    def root(key: str) -> str:
        return key if parent[key] == key else root(parent[key])

    first: dict[str, str] = {}
    for view in views:
        other = first.setdefault(incident[view.key], view.report)
        parent[root(view.report)] = root(other)
    size = dict.fromkeys(range(count), 0)
    groups: dict[str, list[str]] = {}
    for report in parent:
        groups.setdefault(root(report), []).append(report)
    fold = {}
    for reports in sorted(groups.values(), key=lambda g: (-len(g), g)):
        least = min(size, key=lambda k: size[k])
        size[least] += len(reports)
        fold |= dict.fromkeys(reports, least)
    return fold


def cross_validate(
    views: list[EventView], incident: dict[str, str], coded: Labelled = ([], {}), show: int = 0, count: int = 5
) -> None:
    fold = folds_of(views, incident, count)
    found: dict[str, str] = {}
    found_coded: dict[str, str] = {}
    for number in range(count):
        rest = [v for v in coded[0] if fold[v.report] != number], coded[1]
        learned = learn([v for v in views if fold[v.report] != number], incident, rest)
        for all_of, into in ((views, found), (coded[0], found_coded)):
            held = [v for v in all_of if fold[v.report] == number]
            for group in merge(held, Scorer(learned["across"], learned["within"])):
                into |= dict.fromkeys(group, group[0])
    print("cross-validated", json.dumps(score_groups(incident, found)))
    print("cross-validated, as coded", json.dumps(score_groups(coded[1], found_coded)))
    by_key = {view.key: view for view in views}
    scorer = Scorer(*learn(views, incident).values())
    for label, pairs in zip(("WRONG", "MISSED"), wrong_pairs(incident, found), strict=True):
        for a, b in pairs[:show]:
            x, y = by_key[a], by_key[b]
            verdict = scorer.explain(x, y)
            print(f"{label} {a} {incident[a]} | {b} {incident[b]} {verdict.score:.2f} {verdict.why}")


def write(models: dict[str, Model]) -> None:
    TARGET.mkdir(exist_ok=True)
    for part, model in models.items():
        lines = ["# Written by training/coref.py; do not edit by hand.", "learned_from: composed corpus, training part"]
        lines += [f"intercept: {model.intercept}", f"threshold: {model.threshold}", "weights:"]
        lines += [f"  {name}: {weight}" for name, weight in zip(FEATURES, model.weights, strict=True) if weight]
        (TARGET / f"{part}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--coded", type=Path, help="what marsad codes of the corpus: learn from its mistakes as well")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--measure", action="store_true", help="the one figure on the measuring part, and nothing else")
    parser.add_argument("--show", type=int, default=0, help="list so many wrong pairs of each sort")
    args = parser.parse_args()
    views, incident = read(args.corpus)
    coded = read_coded(args.corpus, args.coded) if args.coded else ([], {})
    cross_validate(views, incident, coded, args.show)
    models = learn(views, incident, coded)
    found = {k: g[0] for g in merge(views, Scorer(models["across"], models["within"])) for k in g}
    print("on its own training part", json.dumps(score_groups(incident, found)))
    if args.measure:
        held, gold = read(args.corpus, "measure")
        found = {k: g[0] for g in merge(held, Scorer(models["across"], models["within"])) for k in g}
        print("measuring part", json.dumps(score_groups(gold, found)))
    if not args.dry:
        write(models)


if __name__ == "__main__":
    main()
