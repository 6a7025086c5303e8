"""The shipped model: opened once, checked against its card, run by onnxruntime; the heads are plain sums in numpy."""

import json
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.errors import ReaderMissing
from marsad.reader.pieces import read_tokenizer

Floats = NDArray[np.float32]
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")
BOS, EOS = 0, 2
_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of malloc.h
_LARGE = 1 << 18  # bytes; the activations of one layer are more


def model_folder() -> Path:
    """Where the model lies that ships with marsad."""
    return Path(str(files("marsad") / "data" / "reader"))


def unpack(blocks: NDArray[np.uint8]) -> Floats:
    """Blocks of 18 bytes (an fp16 scale, 32 weights of 4 bits less 8), shape (..., n, 18), to floats (..., 32 n)."""
    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    packed = blocks[..., 2:]
    values = (np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8) * scales
    return np.asarray(values.reshape(*values.shape[:-2], -1), np.float32)


class Model:
    """Encoder, heads and tokenizer.

    Args:
        threads: of onnxruntime; 0 lets it take the machine's cores.

    Raises:
        ReaderMissing: a file is not there, or not the one that the card names.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        import onnxruntime

        give_back_large_blocks()
        self.card = read_card(folder)
        for name in FILES:
            check_file(folder / name, self.card["files"][name]["sha256"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = True  # without it most of the time goes into mapping the activations anew
        options.enable_mem_pattern = False  # reports of every length would each leave their plan and blocks behind
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        held = np.load(folder / "heads.npz")
        self._table: NDArray[np.uint8] = held["embedding"]
        self._positions: Floats = held["positions"].astype(np.float32)
        self.heads: dict[str, Floats] = {
            name: held[name].astype(np.float32) for name in held.files if name not in ("embedding", "positions")
        }
        self.tokenizer = read_tokenizer(folder / "tokenizer.json")
        self.bounds = np.array(self.card["far"])

    def hidden(self, stretch: Sequence[int]) -> Floats:
        """Vectors (1 + pieces, width) of a stretch of piece ids, the first of the stretch as a whole.

        One stretch at a time: the encoder measures its activations over all that it is given, so that what a report
        says would depend on its neighbours.
        """
        ids = np.array([BOS, *stretch, EOS], np.int64)
        kinds, where = np.unique(ids, return_inverse=True)
        embedded = unpack(self._table[kinds])[where] + self._positions[: len(ids)]
        mask = np.zeros((1, 1, 1, len(ids)), np.float32)
        (found,) = self._session.run(None, {"embedded": embedded[None], "mask": mask})
        return np.asarray(found[0, : len(stretch) + 1])

    def head(self, name: str, vectors: Floats) -> Floats:
        """Logits of a linear head."""
        return np.asarray(vectors @ self.heads[f"{name}.weight"].T + self.heads[f"{name}.bias"], np.float32)


def give_back_large_blocks() -> None:
    """Have every large block of memory mapped by itself and given back when it is free, where the C library can
    (glibc): it would keep them in a heap that grows with reports of ever other lengths."""
    import ctypes

    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)


def read_card(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        raise ReaderMissing(str(folder / "card.json"), "is not there or is broken") from None
    return card


def check_file(path: Path, digest: str) -> None:
    """Raises: ReaderMissing: the file is not there or is another one."""
    try:
        found = sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise ReaderMissing(str(path), "is not there") from None
    if found != digest:
        raise ReaderMissing(str(path), "is not the file that card.json names")


@lru_cache(maxsize=2)
def shipped_model(threads: int = 1) -> Model:
    return Model(model_folder(), threads=threads)


@lru_cache(maxsize=1)
def shipped_digest() -> str:
    """12 hex digits that change with the model, for stage settings."""
    card = read_card(model_folder())
    return sha256(json.dumps(card, sort_keys=True).encode()).hexdigest()[:12]
