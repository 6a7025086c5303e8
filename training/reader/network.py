"""The encoder and its heads in PyTorch: the same sums that `marsad.reader` does with onnxruntime and numpy."""

import math
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from marsad.reader.labels import ENTITIES, ROLES, SAID, STATUSES, TIES, TYPES
from marsad.reader.model import unpack
from training.reader.bundle import Bundle

PAIR = 64  # width of a trigger's and a word's part in a role
TIE = 32  # width of an end's part in a tie
MEET = 128  # width of the layer in which a trigger, a word and their distance meet
FAR = (0, 1, 2, 4, 8, 16, 32, 64, 128)  # bounds of the distances told apart, in pieces


def distance_class(far: Tensor) -> Tensor:
    """Signed distance in pieces to one of 2 x len(FAR) classes."""
    size = torch.bucketize(far.abs(), torch.tensor(FAR, device=far.device), right=True) - 1
    return torch.where(far < 0, size + len(FAR), size)


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, epsilon: float, drop: float) -> None:
        super().__init__()
        self.heads, self.drop = heads, drop
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, epsilon), nn.LayerNorm(width, epsilon)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, -1).transpose(1, 2)

        a = functional.scaled_dot_product_attention(split(self.q(x)), split(self.k(x)), split(self.v(x)), mask)
        a = self.ao(a.transpose(1, 2).reshape(batch, length, width))
        x = self.aln(x + functional.dropout(a, self.drop, self.training))
        f = self.fo(functional.gelu(self.fi(x)))
        return self.oln(x + functional.dropout(f, self.drop, self.training))


class Encoder(nn.Module):
    """The lower `layers` of e5-small over the kept pieces; the embedding table is frozen."""

    def __init__(self, bundle: Bundle, kept: NDArray[np.int32], layers: int, drop: float) -> None:
        super().__init__()
        tensors = bundle.tensors
        table = unpack(bundle.embedding[kept])
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(table), freeze=True)
        positions = tensors["emb.pos"] + tensors["emb.type"][0]
        self.positions = nn.Parameter(torch.from_numpy(positions))
        self.ln = nn.LayerNorm(bundle.width, bundle.epsilon)
        self.drop = drop
        self.layers = nn.ModuleList(
            Layer(bundle.width, bundle.heads, bundle.inner, bundle.epsilon, drop) for _ in range(layers)
        )
        with torch.no_grad():
            self.ln.weight.copy_(torch.from_numpy(tensors["emb.ln.w"]))
            self.ln.bias.copy_(torch.from_numpy(tensors["emb.ln.b"]))
            for number, layer in enumerate(self.layers):
                for name, parameter in layer.named_parameters():
                    part, kind = name.split(".")
                    source = tensors[f"l{number}.{part}.{'w' if kind == 'weight' else 'b'}"]
                    parameter.copy_(torch.from_numpy(source))

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        x = self.words(ids) + self.positions[: ids.shape[1]]
        x = functional.dropout(self.ln(x), self.drop, self.training)
        mask = torch.arange(ids.shape[1])[None, :] < lengths[:, None]
        mask = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Reader(nn.Module):
    """Encoder and heads. Outputs are logits."""

    def __init__(self, encoder: Encoder, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.trigger = nn.Linear(width, 2)
        self.kind = nn.Linear(width, len(TYPES))
        self.entity = nn.Linear(width, 1 + len(ENTITIES))
        self.said = nn.Linear(width, len(SAID))
        self.news = nn.Linear(width, 2)
        self.background = nn.Linear(width, 2)
        self.status = nn.Linear(width, len(STATUSES))
        self.role_trigger = nn.Linear(width, len(ROLES) * PAIR)
        self.role_word = nn.Linear(width, len(ROLES) * PAIR)
        self.role_bias = nn.Linear(width, len(ROLES))
        self.role_far = nn.Embedding(2 * len(FAR), len(ROLES))
        self.meet_trigger = nn.Linear(width, MEET)
        self.meet_word = nn.Linear(width, MEET)
        self.meet_far = nn.Embedding(2 * len(FAR), MEET)
        self.meet_role = nn.Linear(MEET, len(ROLES))
        self.same = nn.Linear(width, PAIR)
        self.same_bias = nn.Parameter(torch.zeros(1))
        self.tie_one = nn.Linear(width, len(TIES) * TIE)
        self.tie_other = nn.Linear(width, len(TIES) * TIE)
        self.bind_one = nn.Linear(width, MEET)
        self.bind_other = nn.Linear(width, MEET)
        self.bind_between = nn.Linear(width, MEET)
        self.bind_far = nn.Embedding(2 * len(FAR), MEET)
        self.bind_tie = nn.Linear(MEET, len(TIES))
        for table in (self.role_far, self.meet_far, self.bind_far):
            nn.init.normal_(table.weight, std=0.02)

    def roles(self, hidden: Tensor, rows: Tensor, at: Tensor) -> Tensor:
        """Role logits (rows, length, roles) of every word for triggers with vectors `rows` at pieces `at`."""
        count, length = rows.shape[0], hidden.shape[0]
        t = self.role_trigger(rows).view(count, len(ROLES), PAIR)
        w = self.role_word(hidden).view(length, len(ROLES), PAIR)
        scores = torch.einsum("nrd,lrd->nlr", t, w) / math.sqrt(PAIR)
        far = distance_class(torch.arange(length)[None, :] - at[:, None])
        met = self.meet_trigger(rows)[:, None] + self.meet_word(hidden)[None] + self.meet_far(far)
        return scores + self.role_bias(hidden)[None] + self.role_far(far) + self.meet_role(functional.relu(met))

    def same_event(self, rows: Tensor) -> Tensor:
        """Logits (rows, rows) that two triggers tell of one event."""
        v = self.same(rows)
        return v @ v.T / math.sqrt(PAIR) + self.same_bias

    def ties(self, ones: Tensor, others: Tensor, between: Tensor, far: Tensor) -> Tensor:
        """Tie logits (pairs, ties) of ends with vectors `ones` and `others`, the mean of what stands from one to the
        other, and the signed distance in pieces between their first pieces."""
        count = len(ones)
        a = self.tie_one(ones).view(count, len(TIES), TIE)
        b = self.tie_other(others).view(count, len(TIES), TIE)
        bound = self.bind_one(ones) + self.bind_other(others) + self.bind_between(between)
        bound = functional.relu(bound + self.bind_far(distance_class(far)))
        return (a * b).sum(-1) / math.sqrt(TIE) + self.bind_tie(bound)


def tie_logits(model: Reader, inside: Tensor, ties: Sequence[tuple[list[int], list[int], int]]) -> Tensor:
    """Logits of the pairs of ends in a window; `inside`: the vectors of its pieces."""
    ones = torch.stack([inside[at].mean(0) for at, _, _ in ties])
    others = torch.stack([inside[to].mean(0) for _, to, _ in ties])
    between = torch.stack([inside[min(at[0], to[0]) : max(at[-1], to[-1]) + 1].mean(0) for at, to, _ in ties])
    far = torch.tensor([to[0] - at[0] for at, to, _ in ties])
    return model.ties(ones, others, between, far)
