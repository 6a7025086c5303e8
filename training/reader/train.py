"""Train the reader on the composed reports.

    python -m training.reader.train build/reader [--layers 6] [--epochs 12] [--hold-out PREFIX]

Reads `tokenizer.json` and `kept.npy` of `training.reader.vocabulary`, writes `reader.pt`. Seeded.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from marsad.reader.labels import ROLES, TYPES
from marsad.reader.model import BOS, EOS
from marsad.reader.pieces import read_tokenizer
from marsad.reader.stage import OVERLAP, SIZE
from training.reader.bundle import read_bundle
from training.reader.data import ROOT, SKIP, Window, label, reports_of, windows
from training.reader.network import Encoder, Reader

PAD, UNK = 1, 3
WEIGHTS = {
    "trigger": 1.0,
    "entity": 0.4,
    "said": 0.4,
    "news": 0.2,
    "background": 0.3,
    "status": 0.3,
    "role": 1.0,
    "same": 0.3,
}


def batches(data: Sequence[Window], size: int, chance: random.Random) -> list[list[Window]]:
    """Windows of like length together, in random order."""
    order = sorted(data, key=lambda w: len(w.ids) + chance.random() * 60)
    found = [list(order[i : i + size]) for i in range(0, len(order), size)]
    chance.shuffle(found)
    return found


def padded(batch: Sequence[Window], noise: float, chance: random.Random) -> tuple[Tensor, Tensor]:
    """Ids with the special pieces around them, and lengths; some pieces are replaced by <unk> while training."""
    length = max(len(w.ids) for w in batch) + 2
    ids = torch.full((len(batch), length), PAD)
    for row, window in zip(ids, batch, strict=True):
        shown = [UNK if noise and chance.random() < noise else i for i in window.ids]
        row[: len(shown) + 2] = torch.tensor([BOS, *shown, EOS])
    return ids, torch.tensor([len(w.ids) + 2 for w in batch])


def losses(model: Reader, batch: Sequence[Window], hidden: Tensor, class_weights: Tensor) -> dict[str, Tensor]:
    """Mean loss of each head over the batch."""

    def joined(name: str) -> Tensor:
        return torch.tensor([v for w in batch for v in getattr(w, name)])

    words = torch.cat([h[1 : 1 + len(w.ids)] for h, w in zip(hidden, batch, strict=True)])
    out = {
        "trigger": functional.cross_entropy(
            model.trigger(words), joined("trigger"), class_weights, ignore_index=SKIP, label_smoothing=0.02
        ),
        "said": functional.cross_entropy(model.said(words), joined("said")),
        "news": functional.cross_entropy(model.news(hidden[:, 0]), torch.tensor([w.news for w in batch])),
    }
    entity = joined("entity")
    if (entity != SKIP).any():
        out["entity"] = functional.cross_entropy(model.entity(words), entity, ignore_index=SKIP)
    background, status, role, same = [], [], [], []
    role_weights = torch.ones(len(ROLES))
    role_weights[0] = 0.4
    for h, window in zip(hidden, batch, strict=True):
        if not window.rows:
            continue
        inside = h[1 : 1 + len(window.ids)]
        rows = torch.stack([inside[at].mean(0) for at, *_ in window.rows])
        at = torch.tensor([at[0] for at, *_ in window.rows])
        background.append(functional.cross_entropy(model.background(rows), torch.tensor([r[2] for r in window.rows])))
        status.append(functional.cross_entropy(model.status(rows), torch.tensor([r[3] for r in window.rows])))
        logits = model.roles(inside, rows, at)
        marks = torch.tensor([r[4] for r in window.rows])
        role.append(
            functional.cross_entropy(
                logits.flatten(0, 1), marks.flatten(), role_weights, ignore_index=SKIP, reduction="sum"
            )
            / max(1, (marks > 0).sum().item())
            / 3
        )
        if len(window.rows) > 1:
            events = torch.tensor([r[1] for r in window.rows])
            wanted = (events[:, None] == events[None, :]).float()
            pairs = ~torch.eye(len(events), dtype=torch.bool)
            same.append(functional.binary_cross_entropy_with_logits(model.same_event(rows)[pairs], wanted[pairs]))
    for name, values in (("background", background), ("status", status), ("role", role), ("same", same)):
        if values:
            out[name] = torch.stack(values).mean()
    return out


def guesses_for(folder: Path, reports: Sequence[dict]) -> dict[str, list[tuple[int, int]]]:
    """What the rules take for triggers of the kinds that a report tells of; kept in the folder."""
    path = folder / "guesses.json"
    if not path.exists():
        from training.reader.guesses import rule_triggers

        path.write_text(json.dumps(rule_triggers(reports)), encoding="utf-8")
    return {k: [tuple(s) for s in v] for k, v in json.loads(path.read_text(encoding="utf-8")).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--frozen", type=int, default=0, help="lower layers left as they are")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--data", choices=("corpus", "own", "both"), default="both")
    parser.add_argument("--hold-out", type=int, default=0, help="every Nth report is not trained on")
    parser.add_argument("--name", default="reader.pt")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    chance = random.Random(options.seed)
    tokenizer = read_tokenizer(options.folder / "tokenizer.json")
    shared = ROOT.parent / "shared"
    reports = reports_of(shared, own=options.data != "corpus", corpus=options.data != "own")
    guesses = guesses_for(options.folder, reports_of(shared, own=False))
    if options.hold_out:
        reports = [r for i, r in enumerate(sorted(reports, key=lambda r: r["id"])) if i % options.hold_out]
    data = [w for r in reports for w in windows(tokenizer, label(r, guesses.get(r["id"], ())), SIZE, OVERLAP)]
    print(f"{len(reports)} reports, {len(data)} windows, {sum(len(w.ids) for w in data)} pieces", flush=True)
    bundle = read_bundle()
    model = Reader(Encoder(bundle, np.load(options.folder / "kept.npy"), options.layers, 0.1), bundle.width)
    for layer in model.encoder.layers[: options.frozen]:
        layer.requires_grad_(False)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.") and p.requires_grad]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": 5 * options.rate}], weight_decay=0.01
    )
    steps = options.epochs * ((len(data) + options.batch - 1) // options.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [options.rate, 5 * options.rate], total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    class_weights = torch.ones(1 + len(TYPES))
    class_weights[0] = 0.5
    started = time.perf_counter()
    for epoch in range(options.epochs):
        model.train()
        sums: dict[str, float] = {}
        found = batches(data, options.batch, chance)
        for batch in found:
            ids, lengths = padded(batch, 0.05, chance)
            parts = losses(model, batch, model.encoder(ids, lengths), class_weights)
            loss = sum((WEIGHTS[name] * value for name, value in parts.items()), torch.zeros(()))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            schedule.step()
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + value.item() / len(found)
        shown = "  ".join(f"{name} {value:.3f}" for name, value in sums.items())
        print(f"epoch {epoch + 1} {time.perf_counter() - started:.0f} s  {shown}", flush=True)
    state = {k: v for k, v in model.state_dict().items() if k != "encoder.words.weight"}
    torch.save({"state": state, "layers": options.layers}, options.folder / options.name)


if __name__ == "__main__":
    main()
