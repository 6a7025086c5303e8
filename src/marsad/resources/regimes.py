"""The regimes by whose years ACLED tells a state's forces apart."""

from datetime import date
from functools import lru_cache

from marsad.resources import load


@lru_cache(maxsize=1)
def _regimes() -> dict[str, tuple[str, tuple[tuple[date, str], ...]]]:
    return {
        r["id"].upper(): (r["acled_name"], tuple((date.fromisoformat(g["since"]), g["years"]) for g in r["regimes"]))
        for r in load("regimes")
    }


def regime_years(iso: str, on: date | None) -> str | None:
    """What ACLED writes in brackets behind a state's forces on that day ("2021-"); the latest where no day is known."""
    regimes = _regimes().get(iso, ("", ()))[1]
    fitting = [years for since, years in regimes if on is None or since <= on]
    return fitting[-1] if fitting else None


def acled_country(iso: str) -> str | None:
    """ACLED's name of a country that the list of regimes has."""
    return _regimes().get(iso, (None, ()))[0]
