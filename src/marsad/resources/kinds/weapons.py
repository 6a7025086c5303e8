"""Names of weapons by language: `resources/weapons/<language>.yml`; Arabic nouns are compiled with their endings."""

from collections.abc import Iterable
from typing import Any

from marsad.resources.inflect import arabic_noun
from marsad.resources.kinds.triggers import endings_of
from marsad.resources.schema import Checked


class Weapons(Checked):
    """`weapons`: plain English word → names in this language."""

    weapons: dict[str, list[str]]


SCHEMA = Weapons


def compile_record(record: dict[str, Any]) -> Iterable[dict[str, Any]]:
    forms: dict[str, str] = {}
    for weapon, names in record["weapons"].items():
        for name in names:
            single = record["id"] == "ar" and " " not in name
            for form in arabic_noun(name, endings_of("ar")) if single else [name]:
                forms.setdefault(form, weapon)
    yield {"id": record["id"], "forms": forms}
