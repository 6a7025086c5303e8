"""Does a folder of actors prove itself? Names against examples both ways, ties against ids, names shared by several."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.ground.actors_acled import split_id
from marsad.ground.actors_list import all_listed
from marsad.ground.actors_names import find_names
from marsad.resources.build import read_records
from marsad.text.fold import fold_view
from marsad.text.language import script_share
from marsad.text.words import phrase_keys, words_of


def found_ids(sentence: str) -> dict[str, set[str]]:
    """Ids of the list that a sentence names (or may name), each with the names found, folded."""
    tokens = words_of(fold_view(sentence))
    languages = ("ar",) if script_share(sentence) >= 0.5 else ("fr", "en")
    found: dict[str, set[str]] = {}
    for language in languages:
        for match in find_names(tokens, sentence, 0, len(tokens), language):
            for entry in match.entries:
                for id in (entry.id, *entry.name.also):
                    found.setdefault(id, set()).add(" ".join(phrase_keys(entry.name.text)))
    return found


def faults_of(record: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one record: names that no example proves, counterexamples that prove too much."""
    proven: set[str] = set()
    for example in record["examples"]:
        names = found_ids(example).get(record["id"])
        if names is None:
            yield f"{record['id']}: not found in its example {example!r}"
        else:
            proven |= names
    for name in record["names"]:
        if " ".join(phrase_keys(name["text"])) not in proven:
            yield f"{record['id']}: no example holds the name {name['text']!r}"
    for counterexample in record.get("counterexamples", ()):
        if record["id"] in found_ids(counterexample):
            yield f"{record['id']}: found in its counterexample {counterexample!r}"


def tie_faults(record: dict[str, Any]) -> Iterator[str]:
    """Ties and other readings of a name that lead to no id of the list or its patterns."""
    ids = [t["id"] for key in ("parents", "leaders", "allegiances") for t in record.get(key, ())]
    ids += [r["object"] for r in record.get("roles", ())]
    ids += [other for name in record["names"] for other in name.get("also", ())]
    for id in ids:
        if id not in all_listed() and split_id(id) is None:
            yield f"{record['id']}: '{id}' is no actor or person of the list"


def check_folder(folder: Path) -> list[str]:
    """Faults of all actors and persons below a folder; [] when there are none."""
    found: list[str] = []
    for kind in ("actors", "persons"):
        for record in read_records(kind, folder):
            found += [*faults_of(record), *tie_faults(record)]
    return found
