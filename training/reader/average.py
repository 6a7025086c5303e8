"""The mean of two trained readers, of which one went on from the other: steadier on reports unlike the last learned.

python -m training.reader.average build/reader older.pt newer.pt [--share 0.5] [--name reader.pt]
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("older")
    parser.add_argument("newer")
    parser.add_argument("--share", type=float, default=0.5, help="of the newer")
    parser.add_argument("--name", default="reader.pt")
    options = parser.parse_args()
    older, newer = (torch.load(options.folder / name, weights_only=True) for name in (options.older, options.newer))
    state = {  # a head that the older one had not is the newer's
        name: torch.lerp(older["state"].get(name, value).float(), value.float(), options.share).to(value.dtype)
        for name, value in newer["state"].items()
    }
    torch.save({"state": state, "layers": newer["layers"]}, options.folder / options.name)


if __name__ == "__main__":
    main()
