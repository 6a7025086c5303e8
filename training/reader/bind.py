"""Teach the head for relations alone: encoder and other heads stay as they are.

    python -m training.reader.bind build/reader OLDER.pt NEWER.pt [--epochs 8]

Goes on from OLDER, writes NEWER. Learns from the windows of `training.reader.train` that hold two ends or more. Seeded.
"""

import argparse
import random
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from marsad.reader.pieces import read_tokenizer
from training.reader.bundle import read_bundle
from training.reader.data import COMPOSED, ROOT, label, read_lines, reports_of
from training.reader.network import Encoder, Reader
from training.reader.train import batches, cut, line, padded, tie_loss, ties_for
from training.reader.trial import figures

HEAD = ("tie_", "bind_")
SIZE = 8  # windows of a step
RATE = 1e-3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("older")
    parser.add_argument("newer")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(options.threads)
    chance = random.Random(7)
    tokenizer = read_tokenizer(options.folder / "tokenizer.json")
    reports, held = reports_of(ROOT.parent / "shared", own=True), read_lines(COMPOSED / "held")
    ties = ties_for(options.folder, [*reports, *held])
    data = [w for r in reports for w in cut(tokenizer, [replace(label(r), ties=ties.get(r["id"], []))]) if w.ties]
    unseen = cut(tokenizer, [replace(label(r), ties=ties.get(r["id"], [])) for r in held])
    bundle = read_bundle()
    state = torch.load(options.folder / options.older, weights_only=True)
    model = Reader(Encoder(bundle, np.load(options.folder / "kept.npy"), state["layers"], 0.1), bundle.width)
    model.load_state_dict(state["state"], strict=False)  # the piece table is not held, the head may be new
    learning = [p for name, p in model.named_parameters() if name.startswith(HEAD)]
    optimizer = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.05)
    steps = options.epochs * len(batches(data, [], SIZE, chance))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / steps))
    started = time.perf_counter()
    print(f"{len(data)} windows with {sum(len(w.ties) for w in data)} pairs", flush=True)
    for epoch in range(options.epochs):
        model.train()
        lost = []
        for batch in batches(data, [], SIZE, chance):
            with torch.no_grad():
                hidden = model.encoder(*padded(batch, chance))
            loss = tie_loss(model, hidden, batch)
            if loss is None:
                continue
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            lost.append(loss.item())
        kept = {k: v for k, v in model.state_dict().items() if k != "encoder.words.weight"}
        torch.save({"state": kept, "layers": state["layers"]}, options.folder / options.newer)
        print(f"epoch {epoch + 1} {time.perf_counter() - started:.0f} s  loss {sum(lost) / len(lost):.3f}", flush=True)
        print(f"  unseen  {line(figures(model, unseen))}", flush=True)


if __name__ == "__main__":
    main()
