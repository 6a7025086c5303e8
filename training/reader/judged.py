"""What the reader learns from single sentences of which others judged whether they report an event of one kind."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor

from marsad.reader.labels import STATUSES, TYPES
from marsad.reader.pieces import pieces_of
from marsad.resources import load
from training.reader.network import Reader
from training.sentences import FOR_READER, sentences

_TOLD = [STATUSES.index("reported"), STATUSES.index("claimed")]


class Judged(NamedTuple):
    """Pieces of a sentence, the kinds of event that were asked for (indices of TYPES), and the answer."""

    ids: list[int]
    kinds: list[int]
    yes: bool


def kinds_of(plover: str) -> list[int]:
    """The types whose events have this PLOVER type."""
    return [
        TYPES.index(record["id"])
        for record in load("types")
        if any(case["type"] == plover for case in record["plover"])
    ]


def judged(tokenizer: Tokenizer, bench: Path) -> list[Judged]:
    """What the reader learns from; empty where the bench is not there."""
    found = []
    for row in sentences(bench, FOR_READER):
        pieces = pieces_of(tokenizer, row["text"], 0, len(row["text"]))
        found.append(Judged(pieces.ids, kinds_of(row["gold"]["event"]), row["gold"]["yes"]))
    return found


def judged_loss(model: Reader, hidden: Tensor, batch: Sequence[Judged]) -> Tensor:
    """Cross entropy of the surest piece: that it tells, tells of a kind asked for, and as having happened."""
    out = []
    for h, sentence in zip(hidden, batch, strict=True):
        inside = h[1 : 1 + len(sentence.ids)]
        tells = model.trigger(inside).softmax(-1)[:, 1]
        kind = model.kind(inside).softmax(-1)[:, sentence.kinds].sum(-1)
        told = model.status(inside).softmax(-1)[:, _TOLD].sum(-1)
        surest = (tells * kind * told).max().clamp(1e-4, 1 - 1e-4)
        out.append(-surest.log() if sentence.yes else -(1 - surest).log())
    return torch.stack(out).mean()
