"""`marsad where`: which place a name means."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from marsad.model.mentions import PlaceCandidate


def _as_json(candidates: "list[PlaceCandidate]") -> dict[str, Any]:
    keys = ("place_id", "place", "country", "admin1", "admin2", "lat", "lon", "kind", "score")
    return {"candidates": [{key: getattr(candidate, key) for key in keys} for candidate in candidates]}


def _point(text: str | None) -> tuple[float, float] | None:
    from marsad.errors import BadCall

    if not text:
        return None
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        raise BadCall(f"--near wants LAT,LON such as 15.9,2.4, not '{text}'") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadCall(f"--near: {text} is no point on the globe")
    return lat, lon


def _queries(path: Path) -> list[dict[str, Any]]:
    from marsad.errors import BadCall

    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise BadCall(f"{path}, line {number}: not a JSON object with 'text'")
        rows.append(row)
    return rows


@click.command(epilog="Example: marsad where إنضيليمن --country ML")
@click.argument("name", required=False)
@click.option("--country", help="ISO 3166-1 alpha-2 of the country it lies in.")
@click.option("--near", help="A point it should lie near to: LAT,LON.")
@click.option("--context", help="The sentence it stands in.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Candidates at most.")
@click.option(
    "--batch", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="JSON lines: one query a line."
)
def command(
    name: str | None, country: str | None, near: str | None, context: str | None, limit: int, batch: Path | None
) -> None:
    """Which places a NAME in Arabic, French or English may mean, best first, as one line of JSON."""
    from marsad.errors import BadCall
    from marsad.ground.toponyms import resolve_place

    if (name is None) == (batch is None):
        raise BadCall("give either a name or --batch FILE")
    rows: list[dict[str, Any]] = (
        _queries(batch) if batch else [{"text": name or "", "country": country, "near": near, "context": context}]
    )
    for row in rows:
        point = row.get("near")
        found = resolve_place(
            row["text"],
            country=(row.get("country") or "").upper() or None,
            near=tuple(point) if isinstance(point, list) else _point(point),
            context=row.get("context"),
            limit=limit,
        )
        click.echo(json.dumps(_as_json(found), ensure_ascii=False))
