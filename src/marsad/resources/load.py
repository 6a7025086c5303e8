"""Loading compiled knowledge: plain dictionaries, as the kind's schema in `marsad.resources.kinds` describes them."""

import json
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from marsad.errors import ResourceMissing


@lru_cache(maxsize=None)
def _bytes(kind: str) -> bytes:
    try:
        return (files("marsad") / "data" / f"{kind}.jsonl").read_bytes()
    except FileNotFoundError:
        raise ResourceMissing(kind) from None


@lru_cache(maxsize=None)
def load(kind: str) -> tuple[dict[str, Any], ...]:
    """All records of a kind, sorted by id. Treat them as frozen: they are shared.

    Raises:
        ResourceMissing: there is no such compiled file.
    """
    return tuple(json.loads(line) for line in _bytes(kind).splitlines() if line)


@lru_cache(maxsize=None)
def load_one(kind: str, id: str) -> dict[str, Any]:
    """The record with this id ("fr" of kind "time", "jnim" of kind "actors")."""
    for record in load(kind):
        if record["id"] == id:
            return record
    raise ResourceMissing(f"{kind}/{id}")


@lru_cache(maxsize=None)
def digest(kind: str) -> str:
    """12 hex digits that change with the kind's content, for stage settings."""
    return sha256(_bytes(kind)).hexdigest()[:12]
