"""`marsad demo`: the sample reports, coded, as a table here and as a page for the browser."""

from pathlib import Path

import click

PAGE = "marsad-demo.html"


@click.command(epilog="Example: marsad demo --output demo-output")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo-output"),
    show_default=True,
    help="Folder for the page and the coded reports.",
)
@click.option("--table/--no-table", default=True, show_default=True, help="Print the table as well.")
def command(output: Path, table: bool) -> None:
    """Code the sample reports that ship with marsad, in three languages, and show what comes out.

    Prints a table, and writes a page (map, timeline, every event with its words marked in its report) that opens
    offline in any browser, with the same as JSON Lines beside it. The reports are composed: nothing in them is a fact.
    """
    import sys

    from marsad.cli.coding import code_reports
    from marsad.cli.samples import sample_reports
    from marsad.errors import BadCall, SetAside
    from marsad.export.registry import exporter

    problems: list[SetAside] = []
    reports = sample_reports()
    click.echo(f"coding {len(reports)} sample reports ...", err=True)
    records = list(code_reports(reports, on_problem=problems.append))
    for problem in problems:
        click.echo(f"set aside: {problem}", err=True)
    if table:
        exporter("table").write(records, sys.stdout)
    try:
        output.mkdir(parents=True, exist_ok=True)
        page = output / PAGE
        for path, name in ((page, "html"), (output / "marsad-demo.jsonl", "jsonl")):
            with path.open("w", encoding="utf-8", newline="\n") as out:
                exporter(name).write(records, out)
    except OSError as error:
        raise BadCall(f"cannot write to {output}: {(error.strerror or str(error)).lower()}") from None
    events = sum(len(record["events"]) for record in records)
    click.echo(f"{len(records)} reports, {events} events. Open in a browser: {page.resolve()}")
    if problems:
        sys.exit(1)
