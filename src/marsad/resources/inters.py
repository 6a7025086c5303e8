"""ACLED's class of an actor (state forces, rebel group, civilians ...), from the actor list or the id's pattern."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

from marsad.resources.load import load
from marsad.resources.regimes import regime_years

STATE, EXTERNAL = "state-forces", "external-forces"


@lru_cache(maxsize=1)
def _listed() -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in load("actors")}


@lru_cache(maxsize=1)
def _classes() -> dict[int, str]:
    return {record["code"]: record["id"] for record in load("inters")}


@lru_cache(maxsize=1)
def slugs() -> dict[str, str]:
    """The country's part of actor ids → ISO 3166-1 alpha-2: {"burkina-faso": "BF", ...}."""
    return {record["slug"]: record["id"] for kind in ("nations", "country_codes") for record in load(kind)}


@lru_cache(maxsize=1)
def _countries() -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in load("country_codes")}


def country_codes(iso: str | None) -> dict[str, Any] | None:
    """The standards' codes of a country (resources/country_codes) by ISO 3166-1 alpha-2; None where nobody has them."""
    return _countries().get(iso) if iso else None


@lru_cache(maxsize=256)
def country_name(iso: str | None) -> str | None:
    """ACLED's name of a country, of one that no standard's list has its first English name; None for an unknown code."""
    if nation := country_codes(iso):
        return str(nation["name"])
    return next((str(record["names"]["en"][0]) for record in load("nations") if record["id"] == iso), None)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """(regular expression, class, pattern as written); a fixed word before a free one, so that dozo wins."""
    country = "|".join(sorted(slugs(), key=lambda slug: (-len(slug), slug)))
    found = []
    for record in load("inters"):
        for pattern in record["patterns"]:
            shape = re.escape(pattern).replace("<country>", f"(?P<country>{country})").replace("<community>", "[a-z-]+")
            found.append(("<community>" in pattern, re.compile(shape), str(record["id"]), pattern))
    return tuple((shape, name, pattern) for _, shape, name, pattern in sorted(found, key=lambda item: item[0]))


@lru_cache(maxsize=4096)
def matched(actor: str) -> tuple[str, str, str] | None:
    """(class, pattern, ISO code of the country) of an id that follows a pattern of the actor list; None for others."""
    for shape, name, pattern in _patterns():
        if match := shape.fullmatch(actor):
            return name, pattern, slugs()[match["country"]]
    return None


@lru_cache(maxsize=4096)
def home_of(actor: str) -> tuple[str, ...]:
    """ISO codes of the countries where the actor is at home, home first; () for an unknown id."""
    if record := _listed().get(actor):
        return tuple(record["countries"])
    found = matched(actor)
    return (found[2],) if found else ()


@lru_cache(maxsize=4096)
def class_of(actor: str, country: str | None = None) -> str | None:
    """The actor's class by the name of its file in resources/inters; None for an id that nobody knows.

    State forces outside their own country are external forces (standards.md a.5): pass the event's `country`.
    """
    record = _listed().get(actor)
    found = matched(actor)
    if record and record.get("acled_inter"):
        name: str | None = _classes().get(record["acled_inter"])
    else:
        name = found[0] if found else None
    if name == STATE and country and home_of(actor) and country not in home_of(actor):
        return EXTERNAL
    return name


def inter_of(actor: str, country: str | None = None) -> dict[str, Any] | None:
    """The record of the actor's class: `code`, `text`, `sector`."""
    name = class_of(actor, country)
    return next((record for record in load("inters") if record["id"] == name), None)


def _filled(actor: str, key: str) -> str | None:
    """The words that the class has under `key` for the id's pattern, with the country and the community put in."""
    found = matched(actor)
    if not found:
        return None
    kind, pattern, code = found
    words = next(record for record in load("inters") if record["id"] == kind).get(key, {}).get(pattern)
    community = actor.split("-militia-")[0].replace("-", " ").title()
    return words and str(words).replace("<Country>", country_name(code) or code).replace("<Community>", community)


@lru_cache(maxsize=4096)
def named(actor: str, name: str | None = None) -> str:
    """What a note calls the actor: its abbreviation where it has one ("JNIM"), words for an id that follows a pattern
    ("unidentified armed men"), else the list's name, else `name`, else the id."""
    if record := _listed().get(actor):
        short = record.get("abbr") if class_of(actor) != STATE else None  # "FAN" is the army of two countries
        return str(short or re.sub(r"\s*\([^)]*\)", "", record["name"]))
    return _filled(actor, "names") or name or actor


@lru_cache(maxsize=4096)
def acled_name(actor: str, on: str | None = None) -> str | None:
    """ACLED's name, for records that bring none; None where nobody knows it.

    Args:
        on: ISO day of the event; of a force that ACLED names by regime ("(2015-2022)") the name of that day, without it
            the latest.
    """
    if not ((record := _listed().get(actor)) and record.get("acled_names")):
        return _filled(actor, "acled_names")
    names = [str(entry["name"]) for entry in record["acled_names"]]
    years = regime_years(next(iter(record.get("countries", ())), ""), date.fromisoformat(on[:10]) if on else None)
    fitting = [name for name in names if years and name.endswith(f"({years})")]
    return max(fitting or names, key=lambda name: (_until(name), name))


def _until(name: str) -> str:
    """The end of the years in a name; what goes on is the latest."""
    found = re.search(r"\(\d{4}-(\d{4})?\)$", name)
    return (found[1] or "9999") if found else ""


@lru_cache(maxsize=4096)
def ucdp_name(actor: str, country: str | None = None) -> tuple[str, int | None]:
    """(UCDP's name, UCDP's actor id or None): governments for state forces, "Civilians" for the unarmed."""
    if record := _listed().get(actor):
        for name in record.get("ucdp_names", []):
            return str(name["name"]), name.get("ucdp_id")
    kind, home = class_of(actor), next(iter(home_of(actor)), country)
    nation = country_codes(home)
    if kind == STATE and nation:
        return f"Government of {nation.get('ucdp_name', nation['name'])}", None
    if kind in ("civilians", "protesters", "rioters"):
        return "Civilians", None
    return named(actor), None
