"""Event families, generic actors and the limits of coreference: `resources/coref_rules/events.yml`."""

from marsad.resources.schema import Record


class Apart(Record):
    days: int
    days_coarse: int
    km_exact: float
    km_near: float


class CorefRules(Record):
    """`agencies`: id → names as they sign; the rest as the comments of the file say."""

    families: dict[str, list[str]]
    near: list[list[str]]
    generic: list[str]
    related: list[str]
    apart: Apart
    agencies: dict[str, list[str]]


SCHEMA = CorefRules
