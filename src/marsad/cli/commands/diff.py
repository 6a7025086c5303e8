"""`marsad diff`: what a new run says that an old one did not, and the other way round."""

import json
from pathlib import Path

import click


@click.command(epilog="Example: marsad diff before.jsonl after.jsonl --show 20")
@click.argument("old", type=click.Path(exists=True, path_type=Path, dir_okay=False))
@click.argument("new", type=click.Path(exists=True, path_type=Path, dir_okay=False))
@click.option("--show", type=click.IntRange(0), default=10, show_default=True, help="So many gains and losses in full.")
@click.option("--seconds", type=float, help="How long the new run took: prints reports per second.")
@click.option("--json", "as_json", is_flag=True, help="Everything, as one JSON object.")
def command(old: Path, new: Path, show: int, seconds: float | None, as_json: bool) -> None:
    """Compare two outputs of `marsad code --format jsonl`: facts gained, facts lost, some of each in full."""
    from dataclasses import asdict

    from marsad.evaluate.diff import difference

    runs = []
    for path in (old, new):
        with path.open(encoding="utf-8") as lines:
            runs.append([json.loads(line) for line in lines if line.strip()])
    found = difference(*runs)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
        return
    speed = f", {len(runs[1]) / seconds:.1f} reports per second" if seconds else ""
    click.echo(f"{found.reports} reports in both, {found.same} facts the same{speed}")
    for sign, label, facts in (("+", "gained", found.gains), ("-", "lost", found.losses)):
        click.echo(f"{len(facts)} facts {label}")
        for report, at, slot, value in facts[:show]:
            click.echo(f"  {sign} {report}  {slot} {value}  ({at})")
    for label, ids in (("only in OLD", found.only_old), ("only in NEW", found.only_new)):
        if ids:
            click.echo(f"{len(ids)} reports {label}: {', '.join(ids[:show])}")
