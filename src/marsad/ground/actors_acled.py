"""How ACLED names an actor on a day: state forces by the years of the regime, other actors by the list or by rule."""

from datetime import date
from functools import lru_cache

from marsad.ground.actors_list import listed, successor, within
from marsad.ground.nations import english_name, iso_of
from marsad.resources.regimes import acled_country, regime_years

STATE, EXTERNAL = "State forces", "External/Other forces"

# suffix of the id → (what stands before the country, what stands behind the years)
_FORCES = {
    "armed-forces": ("Military Forces of", ""),
    "air-force": ("Military Forces of", " Air Force"),
    "national-guard": ("Military Forces of", " National Guard"),
    "presidential-guard": ("Military Forces of", " Presidential Guard"),
    "border-guard": ("Military Forces of", ""),
    "police": ("Police Forces of", ""),
    "gendarmerie": ("Police Forces of", " Gendarmerie"),
    "park-rangers": ("Police Forces of", " Rangers"),
}
_UNARMED_SERVICES = ("firefighters", "civil-protection")
_PEOPLE = {  # prefix of the id → name before the country, ACLED actor type
    "civilians": ("Civilians", "Civilians"),
    "opposition": ("Civilians", "Civilians"),
    "protesters": ("Protesters", "Protesters"),
    "rioters": ("Rioters", "Rioters"),
    "unidentified": ("Unidentified Armed Group", "Political militia"),
    "bandits": ("Unidentified Armed Group", "Political militia"),
    "armed-groups": ("Unidentified Armed Group", "Rebel group"),
    "prisoners": ("Prisoners", "Rioters"),
    "private-security": ("Private Security Forces", EXTERNAL),
    "dozo": ("Dozo Militia", "Identity militia"),
}


def _country(iso: str) -> str:
    return acled_country(iso) or english_name(iso) or iso


@lru_cache(maxsize=4096)
def split_id(actor: str) -> tuple[str, str] | None:
    """Pattern and country of an id that is not listed one by one: ("<country>-police", "ML"); None for no such id."""
    for suffix in (*_FORCES, *_UNARMED_SERVICES):
        if actor.endswith("-" + suffix) and (iso := iso_of(actor[: -len(suffix) - 1])):
            return f"<country>-{suffix}", iso
    for prefix in (*_PEOPLE, "government"):
        if actor.startswith(prefix + "-") and (iso := iso_of(actor[len(prefix) + 1 :])):
            return f"{prefix}-<country>", iso
    community, found, slug = actor.partition("-militia-")
    if found and community and (iso := iso_of(slug)):
        return "<community>-militia-<country>", iso
    return None


def _pattern_name(actor: str, pattern: str, iso: str, on: date | None) -> str:
    country, years = _country(iso), regime_years(iso, on)
    bracket = f" ({years})" if years else ""
    if pattern.startswith("<country>-"):
        suffix = pattern.removeprefix("<country>-")
        if suffix in _UNARMED_SERVICES:
            return f"Civilians ({country})"
        before, behind = _FORCES[suffix]
        return f"{before} {country}{bracket}{behind}"
    if pattern == "government-<country>":
        return f"Government of {country}{bracket}"
    if pattern == "<community>-militia-<country>":
        community = actor.partition("-militia-")[0].replace("-", " ").title()
        return f"{community} Ethnic Militia ({country})"
    return f"{_PEOPLE[pattern.removesuffix('-<country>')][0]} ({country})"


def _listed_name(actor: str, on: date | None) -> str | None:
    """The list's ACLED name that held on that day; one seen in ACLED's data before one made by rule."""
    entry = listed(actor)
    if entry is None or not entry.acled_names:
        return None
    fitting = [n for n in entry.acled_names if on is None or within(on, n[2], n[3])] or list(entry.acled_names)
    return max(fitting, key=lambda n: n[1])[0]


def acled_name(actor: str, on: date | None = None, country: str | None = None) -> str | None:
    """ACLED's name of an actor on that day; None where neither list nor rule has one.

    After an actor's end it is the name of its successor (Ansar Dine in 2019 is coded as JNIM). `country` (ISO 3166-1
    alpha-2) is where the event happened; it matters for militias that ACLED names by country.
    """
    heir = successor(actor, on) if on is not None else None
    if heir is not None:
        return acled_name(heir, on, country)
    pattern = split_id(actor)
    entry = listed(actor)
    if pattern is not None and (pattern[0].startswith(("<country>", "government")) or entry is None):
        return _pattern_name(actor, *pattern, on)
    name = _listed_name(actor, on)
    if pattern is not None:
        return _by_country(name, country) or _pattern_name(actor, *pattern, on)
    if name is not None:
        return _with_years(name, entry.countries[0] if entry and entry.countries else None, on)
    if entry is None or entry.person:
        return None
    return f"{entry.abbr}: {entry.name}" if entry.abbr and entry.abbr != entry.name else entry.name


def _by_country(name: str | None, country: str | None) -> str | None:
    """A militia's ACLED name where it names the country that the event happened in."""
    if name and ("(" not in name or country is None or _country(country) in name):
        return name
    return None


def _with_years(name: str, home: str | None, on: date | None) -> str:
    if home and name.startswith(("Military Forces of", "Police Forces of")) and "(" not in name:
        years = regime_years(home, on)
        return f"{name} ({years})" if years else name
    return name


def actor_name(actor: str) -> str:
    """A name for people: the list's, or one made from the pattern; the id itself as a last resort."""
    entry = listed(actor)
    if entry is not None:
        return entry.name
    pattern = split_id(actor)
    if pattern is None:
        return actor
    kind, iso = pattern
    country = english_name(iso) or iso
    if kind.startswith("<country>-"):
        return f"{country} {kind.removeprefix('<country>-').replace('-', ' ')}"
    if kind == "<community>-militia-<country>":
        return f"{actor.partition('-militia-')[0].replace('-', ' ').title()} militia ({country})"
    return f"{kind.removesuffix('-<country>').replace('-', ' ').capitalize()} ({country})"


def actor_type(actor: str, where: str | None = None) -> str | None:
    """ACLED actor type; state forces outside their own country are "External/Other forces"."""
    pattern = split_id(actor)
    if pattern is not None:
        kind, iso = pattern
        if kind.startswith("<country>-"):
            if kind.removeprefix("<country>-") in _UNARMED_SERVICES:
                return "Civilians"
            return STATE if where in (None, iso) else EXTERNAL
        if kind.startswith("government"):
            return STATE if where in (None, iso) else EXTERNAL
        if kind == "<community>-militia-<country>":
            return "Identity militia"
        return _PEOPLE[kind.removesuffix("-<country>")][1]
    entry = listed(actor)
    if entry is None:
        return None
    if entry.acled_type == STATE and where is not None and where not in entry.countries:
        return EXTERNAL
    return entry.acled_type
