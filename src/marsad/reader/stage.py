"""The stage that reads: every report through the encoder, in windows that overlap."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from marsad.model.document import Document
from marsad.reader.model import Floats, Model, shipped_digest, shipped_model
from marsad.reader.pieces import Pieces, pieces_of
from marsad.reader.reading import ModelReading

SIZE, OVERLAP = 480, 96  # pieces of a window, and how many two windows share; as in training


class Read:
    """Gives every report its reading."""

    name, version = "read", "1"
    needs = frozenset({"sentences"})
    gives = frozenset({"reading"})

    def __init__(self, model: Model | None = None) -> None:
        self._model = model

    def settings(self) -> dict[str, Any]:
        return {"reader": shipped_digest()}

    def run(self, batch: Sequence[Document]) -> None:
        model = self._model or shipped_model()
        for document in batch:
            if any(passage.readable for passage in document.passages):
                pieces = pieces_of(model.tokenizer, document.text, 0, len(document.text))
                document.reading = ModelReading(model, pieces, *vectors_of(model, pieces))


def windows_of(count: int) -> list[tuple[int, int]]:
    """(first, last) of the windows over `count` pieces, half-open.

    >>> windows_of(600)
    [(0, 480), (384, 600)]
    """
    found, first = [], 0
    while True:
        last = min(count, first + SIZE)
        found.append((first, last))
        if last == count:
            return found
        first = last - OVERLAP


def vectors_of(model: Model, pieces: Pieces) -> tuple[Floats, Floats]:
    """Vectors of a report's pieces, and of its windows as wholes. Where windows overlap a piece has the vector of the
    one in which it stands deeper."""
    count, width = len(pieces.ids), int(model.card["width"])
    out, wholes = np.zeros((count, width), np.float32), np.zeros((0, width), np.float32)
    for first, last in windows_of(count) if count else ():
        vectors = model.hidden(pieces.ids[first:last])
        low = first if first == 0 else first + OVERLAP // 2
        high = last if last == count else last - OVERLAP // 2
        out[low:high] = vectors[1 + low - first : 1 + high - first]
        wholes = np.concatenate([wholes, vectors[:1]])
    return out, wholes
