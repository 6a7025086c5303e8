"""The pieces that the reader keeps of e5-small's 250,000, and its tokenizer.

    python -m training.reader.vocabulary build/reader

Pieces are chosen by sources that may be redistributed: the word lists of `wordfreq`, the names of the project's places,
actors and persons, the words of its resources and the training reports. Every single letter of the scripts that marsad
reads stays, so that nothing in them is unknown.
"""

import argparse
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers

from marsad.reader.pieces import plain_character
from training.reader.bundle import Bundle, read_bundle
from training.reader.data import reports_of

ROOT = Path(__file__).parents[2]
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
WORDS = {"ar": 160_000, "fr": 110_000, "en": 110_000}


def tokenizer_of(pieces: list[str], scores: list[float]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=3, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    return tokenizer


def wanted_text() -> Iterator[str]:
    """Words and sentences whose pieces are kept."""
    import wordfreq

    for language, number in WORDS.items():
        for word in wordfreq.top_n_list(language, number, wordlist="large"):
            yield word
            yield word.capitalize()
            if number and len(word) < 6:
                yield word.upper()
    for path in sorted((ROOT / "resources").rglob("*.yaml")):
        yield from path.read_text(encoding="utf-8").split()
    for report in reports_of(ROOT.parent / "shared", own=True):
        yield from report["title"].split()
        yield from report["text"].split()


def plain(text: str) -> str:
    return "".join(map(plain_character, text))


def _readable(piece: str) -> bool:
    """A single letter, mark or digit of a script that marsad reads, with or without the word's beginning."""
    body = piece.removeprefix("▁")
    if len(body) != 1:
        return False
    return body.isascii() or unicodedata.name(body, "").startswith(("LATIN", "ARABIC")) or not body.isalpha()


def choose(bundle: Bundle) -> list[int]:
    """Ids of the pieces kept, the special ones first as e5 has them."""
    whole = tokenizer_of(list(bundle.pieces), [float(s) for s in bundle.scores])
    kept = {i for i, piece in enumerate(bundle.pieces) if _readable(piece)}
    batch: list[list[str]] = []
    for text in wanted_text():
        word = plain(text).strip()
        if word:
            batch.append([word])
        if len(batch) >= 20_000:
            kept |= {i for e in whole.encode_batch(batch, is_pretokenized=True) for i in e.ids}
            batch = []
    kept |= {i for e in whole.encode_batch(batch, is_pretokenized=True) for i in e.ids}
    first = [bundle.pieces.index(s) for s in SPECIAL[:4]]
    mask = bundle.pieces.index("<mask>")
    return first + sorted(kept - {*first, mask}) + [mask]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    bundle = read_bundle()
    kept = choose(bundle)
    pieces, scores = [bundle.pieces[i] for i in kept], [float(bundle.scores[i]) for i in kept]
    tokenizer_of(pieces, scores).save(str(folder / "tokenizer.json"), pretty=False)
    np.save(folder / "kept.npy", np.array(kept, np.int32))
    print(json.dumps({"pieces": len(kept), "of": len(bundle.pieces)}))


if __name__ == "__main__":
    main()
