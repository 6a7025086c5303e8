"""Countries as the coding standards number and group them: `resources/country_codes/<region of ACLED>.yml`."""

from collections.abc import Iterator
from typing import Any

from marsad.resources.schema import Record


class Nation(Record):
    """`iso` is ISO 3166-1 numeric, `iso3` alpha-3, `gw` the number of Gleditsch and Ward's list, which UCDP uses."""

    slug: str  # as in the ids of actors: burkina-faso
    name: str  # ACLED's
    iso: int
    iso3: str
    gw: int | None = None
    ucdp_name: str | None = None  # where UCDP's differs


class Nations(Record):
    acled_region: str
    acled_region_code: int | None = None
    ucdp_region: str
    countries: dict[str, Nation]  # by ISO 3166-1 alpha-2


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One line a country, its alpha-2 code as id."""
    region = {key: record[key] for key in ("acled_region", "acled_region_code", "ucdp_region") if key in record}
    for code, nation in record["countries"].items():
        yield {"id": code} | nation | region


SCHEMA = Nations
