"""Train the reader on the composed reports.

    python -m training.reader.train build/reader [--layers 6] [--epochs 12] [--hold-out PREFIX]

Reads `tokenizer.json` and `kept.npy` of `training.reader.vocabulary`, writes `reader.pt` after every epoch, and prints
the losses and the figures on `training/composed/held`. Seeded.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from marsad.reader.labels import ROLES, TIES
from marsad.reader.model import BOS, EOS
from marsad.reader.pieces import read_tokenizer
from marsad.reader.stage import OVERLAP, SIZE
from training.reader.bundle import read_bundle
from training.reader.data import COMPOSED, ROOT, SKIP, Labelled, TieMark, Window, label, read_lines, reports_of, windows
from training.reader.judged import Judged, judged, judged_loss
from training.reader.names import RENAMED, renamed
from training.reader.network import Encoder, Reader, tie_logits
from training.reader.noise import SHARE, noisy
from training.reader.trial import figures

PAD, UNK = 1, 3
WEIGHTS = {
    "trigger": 1.0,
    "kind": 1.0,
    "entity": 0.4,
    "said": 0.4,
    "news": 0.2,
    "background": 0.3,
    "status": 0.3,
    "role": 1.0,
    "same": 0.3,
    "tie": 1.0,
    "judged": 0.3,
}
SHORT, FLASH = 0.3, (30, 160)  # share of the reports that are cut short, and pieces of the stretches
TOGETHER = 12  # judged sentences of a step
NOISE = 0.05  # share of the pieces that are hidden
WARM = 150  # steps at most
NO_TIE = 0.3  # weight of two ends that nothing is told of
TELLS = torch.tensor([0.5, 1.0])  # weight of a word that tells of nothing, of one that does


Batch = Sequence[Window] | Sequence[Judged]


def batches(data: Sequence[Window], asked: Sequence[Judged], size: int, chance: random.Random) -> list[Batch]:
    """Windows of like length together, judged sentences together, in random order."""
    order = sorted(data, key=lambda w: len(w.ids) + chance.random() * 60)
    found: list[Batch] = [order[i : i + size] for i in range(0, len(order), size)]
    mixed = chance.sample(asked, len(asked))
    found += [mixed[i : i + TOGETHER] for i in range(0, len(mixed), TOGETHER)]
    chance.shuffle(found)
    return found


def padded(batch: Batch, chance: random.Random) -> tuple[Tensor, Tensor]:
    """Ids with the special pieces around them, and lengths; some pieces are replaced by <unk> while training."""
    length = max(len(w.ids) for w in batch) + 2
    ids = torch.full((len(batch), length), PAD)
    for row, window in zip(ids, batch, strict=True):
        shown = [UNK if chance.random() < NOISE else i for i in window.ids]
        row[: len(shown) + 2] = torch.tensor([BOS, *shown, EOS])
    return ids, torch.tensor([len(w.ids) + 2 for w in batch])


def losses(model: Reader, batch: Batch, chance: random.Random) -> dict[str, Tensor]:
    """Mean loss of each head that the batch teaches."""
    hidden = model.encoder(*padded(batch, chance))
    if isinstance(batch[0], Judged):
        return {"judged": judged_loss(model, hidden, batch)}
    return window_losses(model, hidden, batch)


def window_losses(model: Reader, hidden: Tensor, batch: Sequence[Window]) -> dict[str, Tensor]:

    def joined(name: str) -> Tensor:
        return torch.tensor([v for w in batch for v in getattr(w, name)])

    words = torch.cat([h[1 : 1 + len(w.ids)] for h, w in zip(hidden, batch, strict=True)])
    out = {
        "trigger": functional.cross_entropy(
            model.trigger(words), joined("trigger"), TELLS, ignore_index=SKIP, label_smoothing=0.02
        ),
        "news": functional.cross_entropy(model.news(hidden[:, 0]), torch.tensor([w.news for w in batch])),
    }
    for name in ("entity", "said"):
        wanted = joined(name)
        if (wanted != SKIP).any():
            out[name] = functional.cross_entropy(getattr(model, name)(words), wanted, ignore_index=SKIP)
    found: dict[str, list[Tensor]] = {name: [] for name in ("kind", "background", "status", "role", "same")}
    role_weights = torch.ones(len(ROLES))
    role_weights[0] = 0.4
    for h, window in zip(hidden, batch, strict=True):
        if not window.rows:
            continue
        inside = h[1 : 1 + len(window.ids)]
        rows = torch.stack([inside[row.at].mean(0) for row in window.rows])
        for name in ("kind", "background", "status"):
            right = torch.tensor([getattr(row, name) for row in window.rows])
            found[name].append(functional.cross_entropy(getattr(model, name)(rows), right))
        logits = model.roles(inside, rows, torch.tensor([row.at[0] for row in window.rows]))
        marks = torch.tensor([row.roles for row in window.rows])
        lost = functional.cross_entropy(
            logits.flatten(0, 1), marks.flatten(), role_weights, ignore_index=SKIP, reduction="sum"
        )
        found["role"].append(lost / max(1, (marks > 0).sum().item()) / 3)
        if len(window.rows) > 1:
            events = torch.tensor([row.event for row in window.rows])
            one = (events[:, None] == events[None, :]).float()
            pairs = ~torch.eye(len(events), dtype=torch.bool)
            found["same"].append(functional.binary_cross_entropy_with_logits(model.same_event(rows)[pairs], one[pairs]))
    lost = tie_loss(model, hidden, batch)
    if lost is not None:
        out["tie"] = lost
    out |= {name: torch.stack(values).mean() for name, values in found.items() if values}
    return out


def tie_loss(model: Reader, hidden: Tensor, batch: Sequence[Window]) -> Tensor | None:
    """Mean loss over the pairs of ends of the windows; None where there are none."""
    pairs_of = [(h, window.ties) for h, window in zip(hidden, batch, strict=True) if window.ties]
    if not pairs_of:
        return None
    logits = torch.cat([tie_logits(model, h[1:], ties) for h, ties in pairs_of])
    right = torch.tensor([tie for _, ties in pairs_of for _, _, tie in ties])
    weights = torch.ones(len(TIES))
    weights[0] = NO_TIE
    lost = functional.cross_entropy(logits, right, weights, ignore_index=SKIP, reduction="sum")
    return lost / max(1, (right > 0).sum().item() + NO_TIE * (right == 0).sum().item())


def guesses_for(folder: Path, reports: Sequence[dict]) -> dict[str, list[tuple[int, int]]]:
    """What the rules take for triggers of the kinds that a report tells of; kept in the folder."""
    path = folder / "guesses.json"
    if not path.exists():
        from training.reader.guesses import rule_triggers

        path.write_text(json.dumps(rule_triggers(reports)), encoding="utf-8")
    return {k: [tuple(s) for s in v] for k, v in json.loads(path.read_text(encoding="utf-8")).items()}


def ties_for(folder: Path, reports: Sequence[dict]) -> dict[str, list[TieMark]]:
    """Which ends of a report are tied, and how; kept in the folder until reports are added or changed."""
    digest = sha256(json.dumps(reports, sort_keys=True).encode()).hexdigest()
    path = folder / "ties.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if kept.get("digest") != digest:
        from training.reader.ties import tie_marks

        kept = {"digest": digest, "ties": tie_marks(reports)}
        path.write_text(json.dumps(kept), encoding="utf-8")
    return {id: [(tuple(a), tuple(b), tie) for a, b, tie in marks] for id, marks in kept["ties"].items()}


def may_rename(one: Labelled, guesses: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether a report's labels follow its names: guesses and ties are held by their letters."""
    return one.id not in guesses and not any(tie > 0 for _, _, tie in one.ties)


def options_of() -> argparse.Namespace:
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
    parser.add_argument("--start", help="file in the folder to go on from; as many layers as it has")
    parser.add_argument("--judged", action="store_true", help="judged sentences too; see docs/models.md")
    parser.add_argument("--steady", action="store_true", help="keep the rate after warming up: others go on from here")
    parser.add_argument("--name", default="reader.pt")
    return parser.parse_args()


def model_of(folder: Path, start: str | None = None, layers: int = 6) -> Reader:
    """The encoder as it came with new heads, or what `start` names, with new heads where it has none."""
    bundle = read_bundle()
    held = torch.load(folder / start, weights_only=True) if start else None
    layers = held["layers"] if held else layers
    model = Reader(Encoder(bundle, np.load(folder / "kept.npy"), layers, 0.1), bundle.width)
    if held:
        model.load_state_dict(held["state"], strict=False)  # the piece table is not held
    return model


def save(model: Reader, path: Path) -> None:
    """Without the piece table, which the bundle has."""
    state = {k: v for k, v in model.state_dict().items() if k != "encoder.words.weight"}
    torch.save({"state": state, "layers": len(model.encoder.layers)}, path)


def labelled(
    reports: Sequence[dict], ties: dict[str, list[TieMark]], guesses: dict[str, list[tuple[int, int]]] | None = None
) -> list[Labelled]:
    guesses = guesses or {}
    return [replace(label(r, guesses.get(r["id"], ())), ties=ties.get(r["id"], [])) for r in reports]


def cut(tokenizer: Tokenizer, known: Sequence[Labelled]) -> list[Window]:
    return [window for one in known for window in windows(tokenizer, one, SIZE, OVERLAP)]


def snippets(tokenizer: Tokenizer, known: Sequence[Labelled], chance: random.Random) -> list[Window]:
    """Some reports cut into stretches as short as a flash, the others whole: what is told in one sentence is told."""
    found = []
    for one in known:
        if chance.random() >= SHORT:
            found += cut(tokenizer, [one])
            continue
        for window in windows(tokenizer, one, chance.randint(*FLASH), 0):
            window.news = int(any(not row.background for row in window.rows))
            found.append(window)
    return found


def main() -> None:
    options = options_of()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    chance = random.Random(options.seed)
    tokenizer = read_tokenizer(options.folder / "tokenizer.json")
    shared = ROOT.parent / "shared"
    reports = reports_of(shared, own=options.data != "corpus", corpus=options.data != "own")
    guesses = guesses_for(options.folder, reports_of(shared, own=False))
    if options.hold_out:
        reports = [r for i, r in enumerate(sorted(reports, key=lambda r: r["id"])) if i % options.hold_out]
    held = read_lines(COMPOSED / "held")
    ties = ties_for(options.folder, [*reports, *held])
    known = labelled(reports, ties, guesses)
    data = cut(tokenizer, known)
    unseen = cut(tokenizer, labelled(held, ties))
    asked = judged(tokenizer, shared / "bench") if options.judged else []
    pieces = sum(len(w.ids) for w in data)
    print(f"{len(reports)} reports, {pieces} pieces; {len(asked)} judged sentences", flush=True)
    model = model_of(options.folder, options.start, options.layers)
    for layer in model.encoder.layers[: options.frozen]:
        layer.requires_grad_(False)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.") and p.requires_grad]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": 5 * options.rate}], weight_decay=0.01
    )
    steps = options.epochs * len(batches(snippets(tokenizer, known, chance), asked, options.batch, chance))
    warm = max(1, min(steps // 10, WARM))

    def share(step: int) -> float:
        return (
            min(1.0, (step + 1) / warm) if options.steady or step < warm else max(0.02, (steps - step) / (steps - warm))
        )

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, share)
    started = time.perf_counter()
    for epoch in range(options.epochs):
        model.train()
        named = [
            label(renamed(r, chance)) if may_rename(one, guesses) and chance.random() < RENAMED else one
            for r, one in zip(reports, known, strict=True)
        ]
        spelt = [replace(one, text=noisy(one.text, chance)) if chance.random() < SHARE else one for one in named]
        lost: dict[str, list[float]] = {}
        for batch in batches(snippets(tokenizer, spelt, chance), asked, options.batch, chance):
            parts = losses(model, batch, chance)
            loss = sum((WEIGHTS[name] * value for name, value in parts.items()), torch.zeros(()))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            schedule.step()
            for name, value in parts.items():
                lost.setdefault(name, []).append(value.item())
        save(model, options.folder / options.name)
        means = {name: sum(values) / len(values) for name, values in lost.items()}
        print(f"epoch {epoch + 1} {time.perf_counter() - started:.0f} s  loss {line(means)}", flush=True)
        print(f"  unseen  {line(figures(model, unseen))}", flush=True)


def line(values: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in values.items())


if __name__ == "__main__":
    main()
