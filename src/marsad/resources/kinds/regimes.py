"""Governments by country: `resources/regimes/<iso>.yml`. ACLED names state forces by the years of the regime."""

from marsad.resources.schema import Record


class Regime(Record):
    """`since` is the first day; `years` is what ACLED writes in brackets ("2021-")."""

    since: str
    years: str
    note: str | None = None


class Special(Record):
    """Whom a general word means in this country: "the army" in Libya, "the peacekeepers" in Mali."""

    suffix: str  # of the pattern ("armed-forces"), or "mission"
    actor: str
    since: str | None = None
    until: str | None = None


class Abroad(Record):
    """Whom a bare nationality means in other countries: armed Russians in Mali are Wagner, later Africa Corps."""

    actor: str
    where: list[str]
    since: str | None = None
    until: str | None = None


class Country(Record):
    acled_name: str
    regimes: list[Regime] = []
    forces: list[Special] = []
    abroad: list[Abroad] = []


SCHEMA = Country
