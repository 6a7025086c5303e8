"""`marsad export`: a ledger's incidents as a data set."""

from pathlib import Path

import click


@click.command(epilog="Example: marsad export my.db --to acled --output acled.csv")
@click.argument("ledger", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--to", "format_name", required=True, help="acled, ucdp, plover, geojson, parquet, csv, html, jsonl ...")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead.")
@click.option(
    "--rule",
    type=click.Choice(["acled_lowest", "ucdp_best", "latest_official"]),
    help="Which toll to take where reports differ; without it the one of the format.",
)
@click.option(
    "--by",
    type=click.Choice(["incident", "report"]),
    default="incident",
    show_default=True,
    help="One event an incident, or every report as it was coded, with its text.",
)
@click.option("--quiet", is_flag=True, help="No progress, no word on the state of the ledger.")
def command(ledger: Path, format_name: str, output: Path | None, rule: str | None, by: str, quiet: bool) -> None:
    """Write a ledger's incidents as a data set: one event an incident, values by a named rule.

    The same ledger gives the same bytes; its state is named on standard error (and in the formats that have a place for
    it), so that an export can be made again.
    """
    from marsad.cli.output import run_to_output
    from marsad.cli.progress import Progress
    from marsad.export.registry import exporter
    from marsad.ledger import Ledger
    from marsad.ledger.feed import incident_records, ledger_state, report_records

    made = exporter(format_name)
    chosen = rule or ("ucdp_best" if format_name == "ucdp" else "acled_lowest")
    with Ledger.open(ledger) as book:
        if not quiet:
            click.echo(f"{ledger}: state {ledger_state(book)}, rule {chosen}", err=True)
        records = incident_records(book, chosen) if by == "incident" else report_records(book)
        run_to_output(made, records, output, Progress(quiet=quiet))
