"""A folder of 200 malformed files among good reports: one line each, exit code 1, every good report coded."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

GOOD = {
    "ar": "قتل ثلاثة جنود في كمين نصبه مسلحون قرب قرية تسيت رقم {n}، بحسب مصدر عسكري.",
    "fr": "Trois soldats ont été tués dans une embuscade près du village numéro {n}, selon une source militaire.",
    "en": "Three soldiers were killed in an ambush near village number {n}, a military source said.",
}
ENCODINGS = {
    "ar": ["utf-8", "windows-1256", "iso-8859-6"],
    "fr": ["utf-16", "windows-1252"],
    "en": ["utf-8-sig", "ascii"],
}


def write_good(folder: Path, pdf: Callable, docx: Callable) -> set[str]:
    """Good reports in every format, language and encoding; returns their texts."""
    texts = []

    def text(language: str) -> str:
        texts.append(GOOD[language].format(n=100 + len(texts)))
        return texts[-1]

    for language, encodings in ENCODINGS.items():
        for encoding in encodings:
            (folder / f"good-{language}-{encoding}.txt").write_bytes(text(language).encode(encoding))
        (folder / f"good-{language}.md").write_text(text(language), encoding="utf-8")
        (folder / f"good-{language}.html").write_text(f"<html><body><p>{text(language)}</p></body></html>", "utf-8")
        (folder / f"good-{language}.docx").write_bytes(docx([text(language)]))
        (folder / f"good-{language}.jsonl").write_text(json.dumps({"text": text(language)}) + "\n", encoding="utf-8")
    for language in ("fr", "en"):
        (folder / f"good-{language}.pdf").write_bytes(pdf([[text(language)]]))
    return set(texts)


def malformed(pdf: Callable, docx: Callable) -> Iterator[tuple[str, bytes]]:
    """(suffix, content) of files that no one can read."""
    chance = random.Random(0)
    suffixes = [".txt", ".md", ".html", ".pdf", ".docx", ".jsonl"]
    whole_pdf, whole_docx = pdf([["Three soldiers were killed."]]), docx(["Three soldiers were killed."])
    for suffix in suffixes:
        yield suffix, b""
        yield suffix, b"\0" * 4096
        yield suffix, b"killed\0by\0zero\0bytes"
        yield suffix, b"\x89PNG\r\n\x1a\n" + chance.randbytes(3000)
        yield suffix, b"\x7fELF" + chance.randbytes(3000)
        yield suffix, b" \n\t\r\n "
        for size in (20, 50, 100, 300, 1000, 3000, 20_000, 100_000, 300_000):
            yield suffix, b"\xff" + chance.randbytes(size)
    for share in range(1, 16):
        yield ".docx", whole_docx[: len(whole_docx) * share // 16]
        yield ".pdf", whole_pdf[: len(whole_pdf) * share // 24]
    for length in range(1, 16):
        yield ".pdf", pdf([[]] * length)
    for tag in ("div", "b", "span", "ul", "table", "section", "font", "i", "blockquote", "a"):
        yield ".html", (f"<{tag}>" * 20_000 + "Three soldiers were killed.").encode()
        yield ".html", ("<html><body>" + f"<{tag}>" * 600 + "Three" + f"</{tag}>" * 600).encode()
    yield ".html", b"<html><head><title></title></head><body><img src='a.png'></body></html>"
    for text in (
        '{"text": "cut',
        "{'text': 'x'}",
        "[]",
        "7",
        "null",
        '"text"',
        '{"text": 3}',
        '{"txt": "x"}',
        "{",
        "}",
    ):
        yield ".jsonl", text.encode()
        yield ".jsonl", f'\n{{"text": "", "id": "{len(text)}"}}\n'.encode()
    for suffix in (".xlsx", ".exe", ".png", ".mp4", ".zip", ".rtf", ".doc", ".csv", ".xml", ".json"):
        yield suffix, chance.randbytes(200)
    for encoding in ("shift_jis", "gb18030", "euc_kr", "big5", "cp037"):
        text = "三人の兵士が死亡した。" * 30 if encoding != "cp037" else "Three soldiers were killed. " * 30
        yield ".txt", text.encode(encoding, "ignore")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, pdf: Callable, docx: Callable) -> tuple[Path, set[str], set[str]]:
    """The folder, the texts of its good reports and the places of what is wrong in it."""
    root = tmp_path_factory.mktemp("hostile")
    texts = write_good(root, pdf, docx)
    wrong = set()
    for number, (suffix, content) in enumerate(malformed(pdf, docx)):
        path = root / f"bad-{number:03}{suffix}"
        path.write_bytes(content)
        wrong.add(str(path))
    for suffix in (".txt", ".html", ".pdf", ".docx", ".jsonl", ".md"):
        path = root / f"huge{suffix}"
        with path.open("wb") as out:
            out.truncate(50_000_000)
        wrong.add(str(path))
    mixed = root / "mixed.jsonl"
    lines = [json.dumps({"text": GOOD["en"].format(n=n)}) for n in range(3)]
    mixed.write_text("\n".join([lines[0], '{"text": "cut', lines[1], "\0\0", "{}", lines[2]]), encoding="utf-8")
    texts |= {GOOD["en"].format(n=n) for n in range(3)}
    return root, texts, wrong | {f"{mixed}:{number}" for number in (2, 4, 5)}


def place_in(line: str, wrong: set[str]) -> str:
    """The input that a message names: a file, or a line of it where only that is wrong."""
    named = line.removeprefix("set aside: ").split(": ")[0]
    return named if named in wrong else named.rpartition(":")[0]


def test_two_hundred_malformed_files_cost_only_themselves(
    folder: tuple[Path, set[str], set[str]],
) -> None:
    root, texts, wrong = folder
    assert len(wrong) >= 200
    read = [sys.executable, "-m", "marsad", "read", str(root)]
    done = subprocess.run(read, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    messages = done.stderr.decode("utf-8").splitlines()
    assert sorted(place_in(line, wrong) for line in messages) == sorted(wrong)
    assert all(len(line) < 500 for line in messages)
    assert {json.loads(line)["text"] for line in done.stdout.splitlines()} == texts


def test_coding_the_same_folder_codes_every_good_report(folder: tuple[Path, set[str], set[str]]) -> None:
    root, texts, wrong = folder
    code = [sys.executable, "-m", "marsad", "code", str(root), "--format", "jsonl"]
    done = subprocess.run(code, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == len(wrong)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(records) == len(texts)
    assert {record["report"]["language"] for record in records} == {"ar", "fr", "en"}
