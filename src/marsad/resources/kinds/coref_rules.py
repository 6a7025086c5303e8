"""Event families, generic actors and the limits of coreference: `resources/coref_rules/events.yml`."""

from marsad.resources.schema import Record


class Apart(Record):
    days: int
    days_coarse: int
    km_exact: float
    km_near: float


class CorefRules(Record):
    families: dict[str, list[str]]
    near: list[list[str]]
    generic: list[str]
    related: list[str]
    apart: Apart


SCHEMA = CorefRules
