"""`marsad ties`: how two actors stand to each other over time, and who stands with whom on a day."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

Json = dict[str, Any]


@click.command(
    epilog="Examples: marsad ties JNIM ISGS --sample --image ties.svg;  marsad ties JNIM ISGS coded.jsonl reports/;  "
    "marsad ties --on 2017-12-14 reports/ --graphml ties.graphml"
)
@click.argument("words", nargs=-1, metavar="[ACTOR ACTOR] [PATH]...")
@click.option("--on", "day", metavar="DAY", help="Instead of a pair: the network of all actors on this day.")
@click.option("--sample", is_flag=True, help="Read the composed reports that come with marsad.")
@click.option("--ledger", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Read a ledger's reports.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--image", type=click.Path(path_type=Path, dir_okay=False), help="Draw to this file (.svg).")
@click.option("--graphml", "graph", type=click.Path(path_type=Path, dir_okay=False), help="With --on: write GraphML.")
def command(
    words: tuple[str, ...],
    day: str | None,
    sample: bool,
    ledger: Path | None,
    form: str,
    image: Path | None,
    graph: Path | None,
) -> None:
    """Gather dated signals of cooperation and hostility between two actors, with their words.

    PATH: coded reports (.jsonl from `marsad code`) or reports and folders of them. What speaks for and against each
    reading is listed; no verdict is given. The scale is in docs/ties.md.
    """
    from marsad.errors import BadCall

    if image is not None and image.suffix.lower() != ".svg":
        raise BadCall(f"{image}: drawings are written as .svg; any browser opens them and prints them to PNG")
    if graph is not None and day is None:
        raise BadCall(
            "--graphml goes with --on DAY, for example: marsad ties --on 2017-12-14 reports/ --graphml t.graphml"
        )
    problems: list[str] = []
    if day is not None:
        _network(_day(day), list(_records(words, sample, ledger, problems)), form, image, graph)
    else:
        a, b = _two_actors(words)
        _pair(a, b, _records(words[2:], sample, ledger, problems), form, image)
    if problems:
        raise SystemExit(1)


def _two_actors(words: tuple[str, ...]) -> tuple[str, str]:
    from marsad.errors import BadCall

    if len(words) < 2:
        raise BadCall("name two actors, for example: marsad ties JNIM ISGS reports/")
    a, b = _actor(words[0]), _actor(words[1])
    if a == b:
        raise BadCall(f"{words[0]} and {words[1]} are one actor: {a}")
    return a, b


def _pair(a: str, b: str, records: Iterator[Json], form: str, image: Path | None) -> None:
    from dataclasses import asdict
    from json import dumps

    from marsad.ties.signals import signals_between
    from marsad.ties.svg import timeline
    from marsad.ties.terminal import lines

    signals = signals_between(a, b, records)
    if form == "jsonl":
        for signal in signals:
            click.echo(dumps(asdict(signal), ensure_ascii=False).encode("utf-8"))
    else:
        for line in lines(a, b, signals):
            click.echo(line.encode("utf-8"))
    if image is not None:
        _write(image, timeline(a, b, signals))


def _network(day: Any, records: list[Json], form: str, image: Path | None, graph: Path | None) -> None:
    from dataclasses import asdict
    from json import dumps

    from marsad.ties.camps import name_of
    from marsad.ties.network import graphml, network_on
    from marsad.ties.svg import network

    edges = network_on(day, records)
    for edge in edges:
        if form == "jsonl":
            click.echo(dumps(asdict(edge), ensure_ascii=False).encode("utf-8"))
        else:
            both = f"{name_of(edge.a)} - {name_of(edge.b)}"
            click.echo(
                f"{both}: cooperation {edge.cooperation}, hostility {edge.hostility} "
                f"({edge.signals} signals, last {edge.last})".encode()
            )
    if not edges and form == "text":
        click.echo(f"No signal between two listed actors in the two years before {day}.")
    if graph is not None:
        _write(graph, graphml(edges, day.isoformat()))
    if image is not None:
        _write(image, network(edges, day.isoformat()))


def _write(path: Path, text: str) -> None:
    from marsad.errors import BadCall

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadCall(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from None
    click.echo(f"written: {path}", err=True)


def _day(text: str) -> Any:
    from datetime import date

    from marsad.errors import BadCall

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadCall(f"'{text}' is no day; write 2017-12-14") from None


def _actor(words: str) -> str:
    """The id that a name or an id means."""
    from marsad.errors import BadCall
    from marsad.ground.actors import resolve_actor
    from marsad.ground.actors_list import listed

    if listed(words) is not None:
        return words
    found = resolve_actor(words)
    if not found:
        raise BadCall(f"no actor of the list is called '{words}'; search with: marsad actors find {words}")
    return found[0].actor


def _records(paths: tuple[str, ...], sample: bool, ledger: Path | None, problems: list[str]) -> Iterator[Json]:
    from marsad.errors import BadCall

    if not paths and not sample and ledger is None:
        raise BadCall("say what to read: PATHs, --sample or --ledger, for example: marsad ties JNIM ISGS reports/")
    if ledger is not None:
        yield from _of_ledger(ledger)
    if sample:
        yield from _coded([str(_samples())], problems)
    raw = [path for path in paths if not _is_coded(Path(path))]
    for path in paths:
        if path not in raw:
            yield from _lines(Path(path))
    if raw:
        yield from _coded(raw, problems)


def _samples() -> Path:
    import marsad

    clone = Path(marsad.__file__).parents[2] / "samples" / "ties"
    return clone if clone.is_dir() else Path(marsad.__file__).parent / "data" / "ties_samples.jsonl"


def _is_coded(path: Path) -> bool:
    """Whether a file holds coded records rather than reports."""
    from json import JSONDecodeError, loads

    if path.suffix != ".jsonl" or not path.is_file():
        return False
    with path.open(encoding="utf-8-sig") as lines:
        first = next((line for line in lines if line.strip()), "")
    try:
        record = loads(first)
    except JSONDecodeError:
        return False
    return isinstance(record, dict) and "report" in record and "events" in record


def _lines(path: Path) -> Iterator[Json]:
    from json import JSONDecodeError, loads

    from marsad.errors import BadCall

    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield loads(line)
                except JSONDecodeError:
                    raise BadCall(f"{path}, line {number}: no coded report") from None


def _coded(paths: list[str], problems: list[str]) -> Iterator[Json]:
    from marsad.cli.coding import code_reports
    from marsad.errors import SetAside
    from marsad.ingest import read_reports

    def tell(problem: SetAside) -> None:
        problems.append(str(problem))
        click.echo(f"marsad: {problem}", err=True)

    yield from code_reports(read_reports(paths, on_problem=tell), on_problem=tell)


def _of_ledger(path: Path) -> Iterator[Json]:
    from json import loads

    from sqlalchemy import select

    from marsad.store.open import open_store
    from marsad.store.tables import reading, report

    store = open_store(path, create=False)
    try:
        query = select(reading.c.record, report.c.text).where(
            reading.c.report_key == report.c.report_key, reading.c.is_current == 1
        )
        for row in store.rows(query):
            yield loads(row["record"]) | {"_text": row["text"]}
    finally:
        store.close()
