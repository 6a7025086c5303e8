"""The words and frames of an event's note: `resources/notes/en.yml`."""

from pydantic import field_validator

from marsad.resources.schema import Record


class Notes(Record):
    """Frames are Python format strings; pairs are singular and plural."""

    months: list[str]
    when: dict[str, str]
    where: dict[str, str | list[str]]
    frames: dict[str, str]
    hedges: dict[str, str]
    toll: dict[str, str]
    people: list[str]
    verbs: list[str]
    outcomes: list[str]
    who: dict[str, list[str]]
    responsibility: dict[str, str]
    involving: str
    others: str
    articled: list[str]  # last words of names that take an article
    articled_start: list[str]  # first words of such
    members_of: str

    @field_validator("months")
    @classmethod
    def _twelve(cls, months: list[str]) -> list[str]:
        if len(months) != 12:
            raise ValueError("a year has twelve months")
        return months


SCHEMA = Notes
