"""Every scorer on every set, one table row each: `python benchmark/accuracy.py --shared DIR [--reader rules]`.

Codes the composed corpus (training and measuring part), the ACLED notes, the Arabic sentences, the time and place
queries with the marsad of this checkout, runs the scorers of DIR/score over the answers and prints rows for
docs/accuracy.md. Nothing of what is measured is read by people or written into the project.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

MARSAD = [str(Path(sys.executable).with_name("marsad"))]
LANGUAGES = {"ar": ("ar-a", "ar-b"), "fr": ("fr",), "en": ("en",)}
READER = ["both"]
FIELDS = ("type", "days", "place", "side_a", "side_b", "killed", "injured", "background", "relations")


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1) or not done.stdout:
        sys.exit(f"{' '.join(command)}: {done.stderr[-800:]}")
    return done.stdout


def code(reports: Path, target: Path) -> None:
    target.write_text(
        run(*MARSAD, "code", str(reports), "--reader", READER[0], "--format", "jsonl", "--keep-repeats", "--quiet"),
        encoding="utf-8",
    )


def corpus(shared: Path, scratch: Path) -> None:
    lines = [
        line
        for names in LANGUAGES.values()
        for n in names
        for line in (shared / "corpus" / f"{n}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    wanted = ("id", "title", "text", "published", "outlet")
    plain = [
        json.dumps({k: v for k, v in json.loads(line).items() if k in wanted}, ensure_ascii=False) for line in lines
    ]
    (scratch / "corpus.jsonl").write_text("\n".join(plain), encoding="utf-8")
    code(scratch / "corpus.jsonl", scratch / "coded.jsonl")
    for part in ("train", "measure"):
        split = set(json.loads((shared / "corpus" / "split.json").read_text(encoding="utf-8"))[part])
        for language in LANGUAGES:
            gold = [
                line for line in lines if json.loads(line)["id"] in split and json.loads(line)["language"] == language
            ]
            (scratch / "gold.jsonl").write_text("\n".join(gold) + "\n", encoding="utf-8")
            out = run(
                sys.executable,
                str(shared / "score" / "events.py"),
                str(scratch / "gold.jsonl"),
                str(scratch / "coded.jsonl"),
                "--json",
            )
            result = json.loads(out.splitlines()[-1])
            fields = ", ".join(
                f"{k} {result[k].get('accuracy', result[k].get('f1')):.2f}" for k in FIELDS if k in result
            )
            row(
                f"corpus {part} {language}",
                f"events F1 {result['events']['f1']:.3f} (P {result['events']['precision']:.2f}, R "
                f"{result['events']['recall']:.2f}), slots F1 {result['slots']['f1']:.3f}, "
                f"quiet {result['quiet']}; {fields}",
            )


def benches(shared: Path, scratch: Path) -> None:
    bench, score = shared / "bench", shared / "score"
    code(bench / "acled" / "dev.jsonl", scratch / "acled.jsonl")
    row(
        "acled dev",
        squeeze(
            run(
                sys.executable,
                str(score / "acled.py"),
                str(bench / "acled" / "dev.jsonl"),
                str(scratch / "acled.jsonl"),
            )
        ),
    )
    for name in ("assault", "protest"):
        gold = bench / "arabic_gsr" / f"{name}-dev.jsonl"
        code(gold, scratch / f"{name}.jsonl")
        row(
            f"arabic_gsr {name} dev",
            squeeze(run(sys.executable, str(score / "sentences.py"), str(gold), str(scratch / f"{name}.jsonl"))),
        )
    for tool, folder in (("when", "time"), ("where", "places")):
        gold = bench / folder / "dev.jsonl"
        (scratch / f"{tool}.jsonl").write_text(run(*MARSAD, tool, "--batch", str(gold)), encoding="utf-8")
        row(
            f"{folder} dev",
            squeeze(run(sys.executable, str(score / f"{tool}.py"), str(gold), str(scratch / f"{tool}.jsonl"))),
        )


def squeeze(text: str) -> str:
    return "; ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def row(name: str, figures: str) -> None:
    commit = run("git", "rev-parse", "--short", "HEAD").strip()
    print(f"| {date.today()} | {commit} | {name}, {READER[0]} | {figures} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with corpus/, bench/ and score/")
    parser.add_argument("--reader", choices=("both", "rules"), default="both")
    args = parser.parse_args()
    READER[0] = args.reader
    with tempfile.TemporaryDirectory() as folder:
        corpus(args.shared, Path(folder))
        benches(args.shared, Path(folder))


if __name__ == "__main__":
    main()
