"""Temporal normalisation side by side: marsad and dateparser's `search_dates` on the same sentences in one run.

    python benchmark/when.py ../shared/bench/time/dev.jsonl

Both get the sentence, the day on which it was written and its language; an expression is right when an answer overlaps
it and its days are among those accepted (the rule of the public test's scorer). dateparser is told to prefer the past
and answers with one day, which is held against the range as it is. Times are processor time of the second pass, when
all is warm.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from marsad.ground.days import find_times

Answer = tuple[int, int, str, str]  # start, end in the text; first and last day
Reader = Callable[[str, date, str], list[Answer]]


def by_marsad(text: str, anchor: date, language: str) -> list[Answer]:
    return [
        (m.span.start, m.span.end, str(m.when.start), str(m.when.end))
        for m in find_times(text, anchor=anchor, language=language)
    ]


def by_dateparser(text: str, anchor: date, language: str) -> list[Answer]:
    from dateparser.search import search_dates

    base = datetime(anchor.year, anchor.month, anchor.day)
    settings: Any = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    answers, at = [], 0
    for words, moment in search_dates(text, languages=[language], settings=settings) or []:
        start = max(0, text.find(words, at))
        at = start + len(words)
        day = moment.date().isoformat()
        answers.append((start, at, day, day))
    return answers


def score(rows: list[dict[str, Any]], read: Reader) -> dict[str, float]:
    """Share right by language, surplus answers and expressions a second."""
    right, of, surplus = Counter[str](), Counter[str](), 0
    for row in rows:
        read(row["text"], date.fromisoformat(row["anchor"]), row["language"])
    began = time.process_time()
    answered = [read(row["text"], date.fromisoformat(row["anchor"]), row["language"]) for row in rows]
    seconds = time.process_time() - began
    for row, answers in zip(rows, answered, strict=True):
        used = set()
        for want in row["found"]:
            hits = [(i, a) for i, a in enumerate(answers) if a[0] < want["end"] and want["start"] < a[1]]
            used |= {i for i, _ in hits}
            of[row["language"]] += 1
            right[row["language"]] += any({"start": a[2], "end": a[3]} in want["accept"] for _, a in hits)
        surplus += len(answers) - len(used)
    shares = {language: right[language] / of[language] for language in of}
    return shares | {"surplus": surplus, "a second": of.total() / seconds}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries", type=Path, help="JSON lines with text, anchor, language, found")
    rows = [json.loads(line) for line in parser.parse_args().queries.read_text(encoding="utf-8").splitlines()]
    for name, read in (("marsad", by_marsad), ("dateparser", by_dateparser)):
        result = score(rows, read)
        print(f"{name:11}", "  ".join(f"{k} {v:.3f}" if v <= 1 else f"{k} {v:.0f}" for k, v in result.items()))


if __name__ == "__main__":
    main()
