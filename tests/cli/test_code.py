"""`marsad code` and `marsad read` as programs outside marsad meet them."""

import io
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

FRENCH = "Quatre soldats ont été tués mardi dans une embuscade près d'Ansongo, au Mali, selon l'armée."
ARABIC = "قتل أربعة جنود يوم الثلاثاء في كمين قرب أنسونغو في مالي، بحسب الجيش."


class Done:
    """What came of a call: exit code, standard output, standard error."""

    def __init__(self, returncode: int, stdout: bytes, stderr: bytes) -> None:
        self.returncode, self.stdout, self.stderr = returncode, stdout, stderr


def marsad(*arguments: str | Path, stdin: bytes = b"") -> Done:
    """The command, called in this process, which spares each call the loading of all knowledge."""
    from marsad.cli.main import main

    streams = [
        io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", write_through=True) for content in (stdin, b"", b"")
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["marsad", *map(str, arguments)])
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            patch.setattr(sys, name, stream)
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
    return Done(code, *(stream.detach().getvalue() for stream in streams[1:]))


def records(output: bytes) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def write_lines(path: Path, texts: Sequence[str]) -> Path:
    path.write_text(
        "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts)), encoding="utf-8"
    )
    return path


def test_good_input_ends_with_0_and_nothing_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    done = marsad("code", tmp_path, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    (record,) = records(done.stdout)
    assert list(record) == ["report", "events", "relations", "attributions", "mentions", "issues"]
    assert record["report"]["language"] == "fr"


def test_what_is_set_aside_ends_with_1_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").touch()
    done = marsad("code", tmp_path, "--format", "jsonl", "--quiet")
    assert done.returncode == 1
    assert done.stderr.decode() == f"set aside: {tmp_path / 'b.txt'}: is empty\n"
    assert len(records(done.stdout)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nowhere.txt"],
        ["-", "--format", "nope"],
        ["-", "--reader", "nope"],
        ["-", "--workers", "0"],
        ["-", "--unknown"],
        ["-", "--format", "jsonl", "--output", "no/such/folder/out.jsonl"],
    ],
)
def test_a_wrong_call_ends_with_2_and_codes_nothing(arguments: list[str]) -> None:
    done = marsad("code", *arguments, stdin=FRENCH.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr


def test_repeats_are_coded_once_and_said(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [FRENCH, FRENCH])
    done = marsad("code", path, "--format", "jsonl")
    assert done.returncode == 0
    assert done.stderr.decode() == f"repeated: {path}:2: same content as {path}:1, coded once\n"
    assert len(records(done.stdout)) == 1
    assert len(records(marsad("code", path, "--format", "jsonl", "--keep-repeats").stdout)) == 2


def test_standard_input_is_read_as_what_it_is() -> None:
    done = marsad("code", "-", "--format", "jsonl", stdin=ARABIC.encode("windows-1256"))
    assert records(done.stdout)[0]["report"]["language"] == "ar"
    lines = json.dumps({"id": "x1", "text": FRENCH, "published": "2024-03-06"}).encode()
    done = marsad("code", "-", "--format", "jsonl", stdin=lines)
    assert records(done.stdout)[0]["report"]["id"] == "x1"
    assert records(done.stdout)[0]["report"]["published"]["start"] == "2024-03-06"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [FRENCH, ARABIC])
    out = tmp_path / "out.jsonl"
    done = marsad("code", path, "--format", "jsonl", "--output", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert len(records(out.read_bytes())) == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.jsonl", "out.jsonl"]


def test_workers_change_nothing_but_the_time(tmp_path: Path) -> None:
    texts = [f"{number}. {text}" for number in range(10) for text in (FRENCH, ARABIC)]
    path = write_lines(tmp_path / "a.jsonl", texts)
    command = [sys.executable, "-m", "marsad", "code", str(path), "--format", "jsonl", "--workers", "2"]
    together = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert (together.returncode, together.stderr) == (0, b"")
    assert together.stdout == marsad("code", path, "--format", "jsonl").stdout
    assert [record["report"]["id"] for record in records(together.stdout)] == [str(number) for number in range(20)]


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [f"{FRENCH} {i}" * 20 for i in range(200)])
    command = f"'{sys.executable}' -m marsad read '{path}' | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_leaves_one_clean_line_and_no_half_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "marsad", "read", "-", "--output", str(out)]
    running = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    assert running.stdin
    running.stdin.write(b'{"text": "a killed"}\n')
    running.stdin.flush()
    part = tmp_path / ".out.jsonl.part"
    while not part.exists() and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, messages = running.communicate(timeout=30)
    # Shells show both as 130; an interrupt that meets Python compiling something ends it by the signal itself.
    assert running.returncode in (130, -signal.SIGINT)
    assert messages.decode().startswith("stopped: ")
    assert len(messages.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_read_prints_what_code_reads(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<title>Embuscade</title><p>{FRENCH}</p>", encoding="utf-8")
    printed = marsad("read", tmp_path)
    again = marsad("code", "-", "--format", "jsonl", stdin=printed.stdout)
    assert again.stdout == marsad("code", tmp_path, "--format", "jsonl").stdout


def test_a_defect_costs_the_one_report_that_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from marsad.cli import coding
    from marsad.errors import SetAside
    from marsad.model.report import Report
    from marsad.pipeline import Pipeline
    from marsad.text.split import Split

    class Breaking(Split):
        def split(self, document: object) -> None:
            if "!" in document.report.text:  # type: ignore[attr-defined]
                raise KeyError("x")

    monkeypatch.setattr(coding, "_pipeline", lambda reader: Pipeline([Breaking()]))
    problems: list[SetAside] = []
    reports = [Report.of(text, path=text) for text in ("a", "b!", "c")]
    coded = list(coding.code_reports(reports, on_problem=problems.append))
    assert [record["report"]["id"] for record in coded] == [reports[0].id, reports[2].id]
    assert [problem.source for problem in problems] == ["b!"]
    assert "the coder failed on it (KeyError: 'x', in test_code.py:" in problems[0].reason


def test_another_language_is_named_and_nothing_is_coded_from_it(tmp_path: Path) -> None:
    german = "Bei einem Angriff auf ein Dorf im Norden des Landes sind nach Angaben der Behörden vier Soldaten getötet."
    path = write_lines(tmp_path / "a.jsonl", [FRENCH, german])
    done = marsad("code", path, "--format", "jsonl")
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"set aside: {path}:2: is in a language that marsad does not read (de)")
    french, other = records(done.stdout)
    assert french["report"]["language"] == "fr"
    assert (other["events"], other["issues"][0]["stage"]) == ([], "split")


def test_what_stops_the_run_comes_back_from_workers_in_words() -> None:
    from marsad.cli import coding
    from marsad.errors import PipelineBroken, ResourceBroken, Stop

    for error in (ResourceBroken("a.yml", "no list"), PipelineBroken("times", frozenset({"tokens"}))):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(coding, "code_batch", lambda *_, error=error: (_ for _ in ()).throw(error))
            with pytest.raises(Stop) as caught:
                coding._code_in_worker([], "rules", 1.0)
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(error)


def test_a_report_that_takes_too_long_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    from marsad.cli import coding
    from marsad.errors import SetAside
    from marsad.model.report import Report
    from marsad.pipeline import Pipeline
    from marsad.text.split import Split

    class Slow(Split):
        def split(self, document: object) -> None:
            time.sleep(30 if "!" in document.report.text else 0)  # type: ignore[attr-defined]

    monkeypatch.setattr(coding, "_pipeline", lambda reader: Pipeline([Slow()]))
    problems: list[SetAside] = []
    reports = [Report.of(text, path=text) for text in ("a", "b!", "c")]
    coded = list(coding.code_reports(reports, on_problem=problems.append, max_seconds=0.3))
    assert [record["report"]["id"] for record in coded] == [reports[0].id, reports[2].id]
    assert str(problems[0]) == "b!: its 2 characters take more than 0.3 seconds to code: split it"


def test_help_shows_an_example_and_loads_nothing_heavy() -> None:
    done = marsad("code", "--help")
    assert "Example: marsad code" in done.stdout.decode()
    check = (
        "import sys; sys.argv = ['marsad', '--help']\n"
        "from marsad.cli.main import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'rich', 'trafilatura', 'pypdf', 'docx', 'marsad.coder', 'marsad.export', 'yaml', 'numpy'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_a_format_does_not_take_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")  # a weekday, and nobody knows of which week
    done = marsad("code", tmp_path, "--format", "acled")
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 1
    assert done.stderr.decode() == "left out by the rules of this format: 1 event (1 no month)\n"
