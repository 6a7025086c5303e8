"""`marsad incidents`: what the reports of a ledger tell of, why they belong together, and a person's word on it."""

import getpass
import json
from pathlib import Path
from typing import Any

import click

LEDGER = click.argument("ledger", type=click.Path(path_type=Path, dir_okay=False))
BY = click.option("--by", default=getpass.getuser, show_default="your user name", help="Who says so.")
WHY = click.option("--why", default="", help="The reason, kept with the judgement.")


@click.group(epilog="Example: marsad incidents list my.db")
def command() -> None:
    """Incidents of a ledger: list them, see every version of each field, merge and split them."""


@command.command("list", epilog="Example: marsad incidents list my.db --country ML --least-sources 2")
@LEDGER
@click.option("--country", help="Only this country (ISO 3166-1 alpha-2).")
@click.option("--since", help="Only from this day on (YYYY-MM-DD).")
@click.option("--until", help="Only up to this day.")
@click.option("--least-sources", type=click.IntRange(1), default=1, show_default=True, help="Independent sources.")
@click.option("--rule", default="acled_lowest", show_default=True, help="acled_lowest, ucdp_best or latest_official.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def list_incidents(
    ledger: Path, country: str | None, since: str | None, until: str | None, least_sources: int, rule: str, form: str
) -> None:
    """One line an incident: id, days, type, place, sides, dead by the rule, reports and independent sources."""
    from marsad.ledger import Ledger
    from marsad.ledger.feed import incident_records

    with Ledger.open(ledger) as book:
        for record in incident_records(book, rule):
            event = record["events"][0]
            where, start = event["where"] or {}, event["when"].get("start")
            if country and where.get("country") != country:
                continue
            if (since and (not start or start < since)) or (until and (not start or start > until)):
                continue
            if record["incident"]["sources"] >= least_sources:
                click.echo(json.dumps(record, ensure_ascii=False) if form == "jsonl" else _line(record))


def _line(record: dict[str, Any]) -> str:
    event, about = record["events"][0], record["incident"]
    sides = " v ".join(",".join(p["actor"] for p in event[side]) or "?" for side in ("side_a", "side_b"))
    place = (event["where"] or {}).get("place") or "-"
    dead = event["deaths"]["best"]
    parts = (about["id"], event["when"].get("start") or "undated", event["type"], place, sides)
    return (
        "  ".join(parts)
        + f"  {'-' if dead is None else dead} dead  {len(about['reports'])} reports, {about['sources']} sources"
    )


@command.command("show", epilog="Example: marsad incidents show my.db i5093701a9760")
@LEDGER
@click.argument("incident")
@click.option("--rule", default="acled_lowest", show_default=True, help="acled_lowest, ucdp_best or latest_official.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(ledger: Path, incident: str, rule: str, form: str) -> None:
    """Every version of every field of an incident, who gives it, when, and in which words."""
    from dataclasses import asdict

    from marsad.ledger import Ledger
    from marsad.ledger.feed import incident_record
    from marsad.ledger.incident import read_incidents
    from marsad.ledger.people import the_incident
    from marsad.ledger.sums import sums_of

    with Ledger.open(ledger) as book:
        found = next(read_incidents(book.store, [the_incident(book, incident)]))
        record = incident_record(found, rule)
        if form == "json":
            versions = [asdict(version) for version in found.versions]
            click.echo(json.dumps(record | {"versions": versions, "formerly": found.formerly}, ensure_ascii=False))
            return
        click.echo(_line(record))
        if found.formerly:
            click.echo(f"formerly {', '.join(found.formerly)}")
        for s in sums_of(book, found):
            click.echo(f"{s.total} dead may be a sum: {s.part} here and {s.rest} in {s.other}")
        conflicts = found.conflicts()
        for slot in dict.fromkeys(version.slot for version in found.versions):
            click.echo(f"\n{slot}" + ("  (the sources differ)" if slot in conflicts else ""))
            for v in found.of(slot):
                who = v.attributed_to or "the report itself"
                click.echo(f"  {v.value}  {v.published or 'undated'}  {v.outlet or v.report_id}  ({who})")
                click.echo(
                    f"    source {v.source + 1}, {v.reliability}{v.credibility}, claim {v.claim_id}, {v.event_key}"
                )
                if v.quote:
                    click.echo(f"    « {' '.join(v.quote.split())} »")


@command.command("why", epilog="Example: marsad incidents why my.db i5093701a9760")
@LEDGER
@click.argument("incident")
@click.argument("other", required=False)
def why(ledger: Path, incident: str, other: str | None) -> None:
    """Why the reports of an incident belong together; with OTHER, what speaks for and against the two being one."""
    from marsad.coref.words import event_line
    from marsad.ledger import Ledger
    from marsad.ledger.people import judgements_on, members, the_incident

    with Ledger.open(ledger) as book:
        first = the_incident(book, incident)
        views = book.merger.views(members(book, first))
        if other:
            for a in views.values():
                for b in book.merger.views(members(book, the_incident(book, other))).values():
                    verdict = book.scorer.explain(a, b)
                    click.echo(
                        f"{event_line(a)}\n{event_line(b)}\n  {verdict.score:.2f} of {verdict.bar:.2f}: {verdict.why}"
                    )
            return
        for key, view in views.items():
            click.echo(f"{key}  {event_line(view)}")
        for row in judgements_on(book, first):
            who = (
                f"{row['made_by']}, {row['created_at']}, {row['judgement_id']}"
                if row["by_person"]
                else f"{row['score']:.2f}"
            )
            click.echo(f"{row['verdict']}  {row['left_key']}  {row['right_key']}  ({who})")
            if row["why"]:
                click.echo(f"  {row['why']}")


@command.command(
    "merge", epilog="Example: marsad incidents merge my.db i5093701a9760 icf041fbb5402 --why 'same convoy'"
)
@LEDGER
@click.argument("incidents", nargs=-1, required=True)
@BY
@WHY
def merge(ledger: Path, incidents: tuple[str, ...], by: str, why: str) -> None:
    """Say that incidents are one. Prints the id that remains; the others lead to it."""
    from marsad.ledger import Ledger
    from marsad.ledger.people import merge_incidents

    with Ledger.open(ledger) as book:
        click.echo(merge_incidents(book, incidents, by, why))


@command.command("split", epilog="Example: marsad incidents split my.db i5093701a9760 49a0c6ff21aa83de:20-32")
@LEDGER
@click.argument("incident")
@click.argument("events", nargs=-1, required=True)
@BY
@WHY
def split(ledger: Path, incident: str, events: tuple[str, ...], by: str, why: str) -> None:
    """Say that EVENTS (keys that `why` and `show` print) are another incident. Prints the id of the new one."""
    from marsad.ledger import Ledger
    from marsad.ledger.people import split_incident

    with Ledger.open(ledger) as book:
        click.echo(split_incident(book, incident, events, by, why))


@command.command("undo", epilog="Example: marsad incidents undo my.db 3f0c11d29ab4")
@LEDGER
@click.argument("judgement")
def undo_judgement(ledger: Path, judgement: str) -> None:
    """Take back a person's judgement, by the id that `why` prints."""
    from marsad.ledger import Ledger
    from marsad.ledger.people import undo

    with Ledger.open(ledger) as book:
        undo(book, judgement)


@command.command("rate", epilog="Example: marsad incidents rate my.db --outlet 'Studio Tamani' B")
@LEDGER
@click.option("--outlet", help="Reliability A to F of an outlet.")
@click.option("--claim", help="Credibility 1 to 6 of a claim.")
@click.argument("rating")
@BY
def rate(ledger: Path, outlet: str | None, claim: str | None, rating: str, by: str) -> None:
    """Rate an outlet (A, completely reliable, to F) or a claim (1, confirmed, to 6)."""
    from marsad.errors import BadCall
    from marsad.ledger import Ledger
    from marsad.ledger.people import rate_claim, rate_outlet

    if bool(outlet) == bool(claim):
        raise BadCall("name either --outlet or --claim")
    with Ledger.open(ledger) as book:
        if outlet:
            rate_outlet(book, outlet, rating.upper(), by)
        elif claim:
            if not rating.isdigit():
                raise BadCall("credibility is a number from 1 to 6")
            rate_claim(book, claim, int(rating), by)


@command.command("changes", epilog="Example: marsad incidents changes my.db")
@LEDGER
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--show", type=click.IntRange(0), default=20, show_default=True, help="So many claims of each sort.")
def changes(ledger: Path, old: str | None, new: str | None, show: int) -> None:
    """What a new version of marsad says of the same reports that an old one did not. Without OLD and NEW: the last two
    versions that this ledger has seen."""
    from marsad.errors import BadCall
    from marsad.ledger import Ledger

    with Ledger.open(ledger) as book:
        known = book.pipelines()
        if old is None or new is None:
            if len(known) < 2:
                raise BadCall(f"{ledger} has been read by {len(known)} version of marsad: there is nothing to compare")
            old, new = known[-2:]
        if missing := {old, new} - set(known):
            raise BadCall(f"{ledger} knows no version {', '.join(sorted(missing))}: it knows {', '.join(known)}")
        for sign, (label, claims) in zip("+-", book.changes(old, new).items(), strict=True):
            click.echo(f"{len(claims)} claims {label} from {old} to {new}")
            for claim in claims[:show]:
                click.echo(f"  {sign} {claim['event_key']}  {claim['slot']} {claim['value']}")


@command.command("rebuild", epilog="Example: marsad incidents rebuild my.db")
@LEDGER
def rebuild(ledger: Path) -> None:
    """Judge and merge everything anew with today's weights; people's judgements and ids stay."""
    from marsad.ledger import Ledger

    with Ledger.open(ledger) as book:
        click.echo(f"{book.rebuild()} incidents")
