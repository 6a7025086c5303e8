"""Facts on the letters of the languages that we read, from `resources/letters`."""

from functools import lru_cache

from marsad.resources import load


@lru_cache(maxsize=1)
def final_letters() -> frozenset[str]:
    """Letters that stand at the end of a word and nowhere else (ة ى)."""
    return frozenset(letter for record in load("letters") for letter in record.get("final_only", ()))


@lru_cache(maxsize=1)
def compound_heads() -> frozenset[str]:
    """First parts, in lower case, of compounds that keep their hyphen at the end of a line ("porte-parole")."""
    return frozenset(head.lower() for record in load("letters") for head in record.get("compound_heads", ()))
