"""`marsad gazetteer`: what places marsad knows, and more of them."""

import json
from pathlib import Path

import click


@click.group(epilog="Example: marsad gazetteer add ML NE BF")
def command() -> None:
    """Build, extend, look at and check the gazetteer."""


@command.command(epilog="Example: marsad gazetteer build")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to; by default the package's own.")
def build(out: Path | None) -> None:
    """Make the gazetteer that is shipped: marsad's own places over the world's towns (in a clone)."""
    from marsad.ground.gazetteer.build import build as build_all
    from marsad.ground.gazetteer.build import shipped_path

    target = out or shipped_path()
    count = build_all(target)
    click.echo(f"{target}: {count} places, {target.stat().st_size / 1e6:.1f} MB", err=True)


def _split(arguments: tuple[str, ...], given: tuple[str, ...]) -> tuple[list[str], list[Path]]:
    """Country codes and files among the arguments; a shell may have laid a pattern after --from open."""
    codes = [a.upper() for a in arguments if len(a) == 2 and a.isalpha() and not Path(a).exists()]
    files = [Path(f) for f in given] + [Path(a) for a in arguments if not (len(a) == 2 and a.upper() in codes)]
    return list(dict.fromkeys(codes)), files


def _match(codes: list[str], files: list[Path]) -> dict[str, Path]:
    from marsad.errors import BadCall
    from marsad.ground.gazetteer.geonames import guess_country

    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        raise BadCall(f"no such file: {', '.join(missing)}")
    found: dict[str, Path] = {}
    for path in files:
        stem = path.name.split(".")[0].upper()
        country = stem if stem in codes else guess_country(path)
        if country is None or (codes and country not in codes):
            country = next((code for code in codes if code not in found), country or stem)
        found[country] = path
    if left := [code for code in codes if code not in found]:
        raise BadCall(f"--from gives no file for {', '.join(left)}")
    return found


def _download(codes: list[str], folder: Path) -> dict[str, Path]:
    from urllib.error import URLError
    from urllib.request import urlopen

    from marsad.errors import BadCall
    from marsad.ground.gazetteer.user import SOURCE_URL

    found = {}
    for code in codes:
        url = SOURCE_URL.format(country=code)
        try:
            with urlopen(url, timeout=60) as answer:
                found[code] = folder / f"{code}.zip"
                found[code].write_bytes(answer.read())
        except (URLError, OSError) as error:
            raise BadCall(f"{url} cannot be fetched ({error}); give the file with --from {code}.zip") from error
    return found


@command.command(epilog="Example: marsad gazetteer add ML NE --from ML.txt --from NE.zip")
@click.argument("countries", nargs=-1, required=True)
@click.option("--from", "files", multiple=True, help="A GeoNames country file (.txt or .zip); may be given again.")
def add(countries: tuple[str, ...], files: tuple[str, ...]) -> None:
    """Add the places of COUNTRIES (ISO codes) from GeoNames, fetched or read with --from. The files' names may follow
    each other after --from; a broken or foreign file is refused and the gazetteer stays as it was."""
    from tempfile import TemporaryDirectory

    from marsad.errors import BadCall
    from marsad.ground.gazetteer.store import user_path
    from marsad.ground.gazetteer.user import add_countries

    codes, paths = _split(countries, files)
    if not codes and not paths:
        raise BadCall("name countries by their ISO codes, such as ML NE BF")
    with TemporaryDirectory() as folder:
        sources = _match(codes, paths) if paths else _download(codes, Path(folder))
        counts = add_countries(sources)
    for country, count in counts.items():
        click.echo(f"{country}: {count} places", err=True)
    click.echo(f"kept in {user_path()}", err=True)


@command.command("list", epilog="Example: marsad gazetteer list")
def list_sources() -> None:
    """What the gazetteer is made of: sources, numbers of places, files."""
    from marsad.ground.gazetteer.user import sources

    for source in sources():
        click.echo(f"{source.name:10} {source.places:8}  {source.path}")


@command.command(epilog="Example: marsad gazetteer show ml-indelimane")
@click.argument("place")
def show(place: str) -> None:
    """A place by its identifier, or all places with exactly this name, one JSON object a line."""
    from dataclasses import asdict

    from marsad.errors import BadCall
    from marsad.ground.gazetteer.store import open_gazetteer

    gazetteer = open_gazetteer()
    one = gazetteer.get(place)
    found = [one] if one else [hit.place for hit in gazetteer.named(place)]
    if not found:
        raise BadCall(f"no place '{place}'; for names that only sound alike: marsad where '{place}'")
    for entry in found:
        click.echo(json.dumps(asdict(entry) | {"names": gazetteer.names(entry.id)}, ensure_ascii=False))


@command.command(epilog="Example: marsad gazetteer check")
def check() -> None:
    """Whether the gazetteer's files are whole; exit code 1 when not."""
    from marsad.ground.gazetteer.build import shipped_path
    from marsad.ground.gazetteer.store import user_path
    from marsad.ground.gazetteer.user import check_file

    paths = [shipped_path()] + ([user_path()] if user_path().is_file() else [])
    faults = [fault for path in paths for fault in check_file(path)]
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise SystemExit(1)
    click.echo(f"{len(paths)} file{'s' if len(paths) > 1 else ''} whole", err=True)


@command.command(epilog="Example: marsad gazetteer remove ML")
@click.argument("countries", nargs=-1, required=True)
def remove(countries: tuple[str, ...]) -> None:
    """Take the places of COUNTRIES out again; what marsad ships stays."""
    from marsad.errors import BadCall
    from marsad.ground.gazetteer.user import remove_countries

    gone = remove_countries([country.upper() for country in countries])
    if not gone:
        raise BadCall(f"not among what was added: {', '.join(countries)} (see: marsad gazetteer list)")
    click.echo(f"removed {', '.join(gone)}", err=True)
