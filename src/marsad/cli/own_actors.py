"""The user's own folder of actors, as the commands that look actors up take it."""

from pathlib import Path

from marsad.ground.actors_list import use_own_folder


def use_folder(folder: Path | None) -> None:
    """Merge a folder of actors over the list for the rest of this run; None leaves things as they are."""
    use_own_folder(folder)


_LANGUAGES = ("ar", "fr", "en")


def new_record(
    folder: Path, id: str, name: str, countries: tuple[str, ...], category: str, names: tuple[str, ...]
) -> Path:
    """Write `folder`/actors/<country>/<id>.yml for a new actor; each name becomes its own first example.

    Raises:
        BadCall: the id is taken or malformed, or a name has no language in front.
    """
    import re

    import yaml

    from marsad.errors import BadCall
    from marsad.ground.actors import listed

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id):
        raise BadCall(f"'{id}' is no id: lower-case letters, digits and hyphens")
    path = folder / "actors" / countries[0].lower() / f"{id}.yml"
    if path.exists() or listed(id) is not None:
        raise BadCall(f"the list has '{id}' already; see: marsad actors show {id}")
    written = [{"text": name, "lang": "en"}]
    for item in names:
        language, colon, text = item.partition(":")
        if language not in _LANGUAGES or not colon or not text.strip():
            raise BadCall(f"'{item}' is no name with its language; write it as fr:Front X")
        written.append({"text": text.strip(), "lang": language})
    record = {
        "name": name,
        "category": category,
        "countries": [c.upper() for c in countries],
        "names": written,
        "confidence": "K",
        "examples": [n["text"] for n in written],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
