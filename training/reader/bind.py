"""Teach the head for relations alone: encoder and other heads stay as they are.

    python -m training.reader.bind build/reader OLDER.pt NEWER.pt [--epochs 8]

Goes on from OLDER, writes NEWER. Learns from the windows of `training.reader.train` that hold two ends or more. Seeded.
"""

import argparse
import random
import time
from pathlib import Path

import torch

from marsad.reader.pieces import read_tokenizer
from training.reader.data import COMPOSED, ROOT, read_lines, reports_of
from training.reader.train import batches, cut, labelled, line, model_of, padded, save, tie_loss, ties_for
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
    data = [w for w in cut(tokenizer, labelled(reports, ties)) if w.ties]
    unseen = cut(tokenizer, labelled(held, ties))
    model = model_of(options.folder, options.older)
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
        save(model, options.folder / options.newer)
        print(f"epoch {epoch + 1} {time.perf_counter() - started:.0f} s  loss {sum(lost) / len(lost):.3f}", flush=True)
        print(f"  unseen  {line(figures(model, unseen))}", flush=True)


if __name__ == "__main__":
    main()
