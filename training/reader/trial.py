"""How a reader in training does on reports that it does not learn from, by torch alone: quick, to compare epochs."""

from collections import Counter
from collections.abc import Sequence

import torch

from marsad.reader.labels import ROLES
from marsad.reader.model import BOS, EOS
from training.reader.data import SKIP, Window
from training.reader.network import Reader, tie_logits


def figures(model: Reader, data: Sequence[Window]) -> dict[str, float]:
    """Shares: `found` and `right` of trigger pieces at 0.5 (recall, precision), `f1` of the two, `kind` right of the
    annotated triggers, by role how often its likeliest piece is an annotated one, `same` right of the pairs."""
    n: Counter[tuple[str, bool]] = Counter()
    model.eval()
    with torch.no_grad():
        for window in data:
            ids = torch.tensor([[BOS, *window.ids, EOS]])
            inside = model.encoder(ids, torch.tensor([ids.shape[1]]))[0, 1:-1]
            _words(model, inside, window, n)
            if window.rows:
                _rows(model, inside, window, n)
            if window.ties:
                _ties(model, inside, window, n)
    model.train()
    out = {name: n[name, True] / max(1, n[name, True] + n[name, False]) for name in dict.fromkeys(k for k, _ in n)}
    if "tie_found" in out:
        out["tie_f1"] = 2 * out["tie_found"] * out["tie_right"] / max(1e-9, out["tie_found"] + out["tie_right"])
    out["f1"] = 2 * out["found"] * out["right"] / max(1e-9, out["found"] + out["right"])
    return out


def _words(model: Reader, inside: torch.Tensor, window: Window, n: Counter[tuple[str, bool]]) -> None:
    said = model.trigger(inside).argmax(1).tolist()
    for wanted, got in zip(window.trigger, said, strict=True):
        if wanted == 1:
            n["found", got == 1] += 1
        if got == 1 and wanted != SKIP:
            n["right", wanted == 1] += 1


def _rows(model: Reader, inside: torch.Tensor, window: Window, n: Counter[tuple[str, bool]]) -> None:
    rows = torch.stack([inside[row.at].mean(0) for row in window.rows])
    kinds = model.kind(rows).argmax(1).tolist()
    logits = model.roles(inside, rows, torch.tensor([row.at[0] for row in window.rows])).log_softmax(-1)
    same = model.same_event(rows)
    for i, row in enumerate(window.rows):
        n["kind", kinds[i] == row.kind] += 1
        marks = torch.tensor(row.roles)
        open_ = torch.where(marks == SKIP, -1e9, 0.0)
        for number, role in enumerate(ROLES[1:], 1):
            if number in row.roles:
                n[role, row.roles[int((logits[i, :, number] + open_).argmax())] == number] += 1
        for j in range(i):
            n["same", bool(same[i, j] > 0) == (row.event == window.rows[j].event)] += 1


def _ties(model: Reader, inside: torch.Tensor, window: Window, n: Counter[tuple[str, bool]]) -> None:
    said = tie_logits(model, inside, window.ties).argmax(1).tolist()
    for (_, _, wanted), got in zip(window.ties, said, strict=True):
        if wanted > 0:
            n["tie_found", got == wanted] += 1
        if got > 0 and wanted != SKIP:
            n["tie_right", got == wanted] += 1
