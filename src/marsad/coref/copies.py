"""Near-copies: the same agency text on many sites, with another headline or cut short. MinHash in one pass.

Words are folded, so that spelling of Arabic letters, case and accents do not hide a copy. A sketch has 64 numbers, the
smallest hash in each of 64 bins ("one permutation hashing", Li, Owen and Zhang 2012); texts that share a band of it are
compared word by word.
"""

from collections.abc import Iterable
from hashlib import blake2b

from marsad.text.fold import fold

_BINS = 64
_BAND = 4
_WORDS = 3  # to a shingle
_FEWEST = 12  # a shorter text is like many others
SAME_TEXT = 0.5  # Jaccard likeness of the shingles from which a text is a copy
CUT_TEXT = 0.75  # share of the shorter text's shingles that the longer has


def shingles(text: str) -> frozenset[str]:
    """Runs of three folded words; empty for a text too short to be told from others."""
    words = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    if len(words) < _FEWEST:
        return frozenset()
    return frozenset(" ".join(words[i : i + _WORDS]) for i in range(len(words) - _WORDS + 1))


def sketch(text: str) -> tuple[int | None, ...]:
    """The smallest hash in each bin; None for an empty bin, () for a text too short."""
    found: list[int | None] = [None] * _BINS
    grams = shingles(text)
    for gram in grams:
        value = int.from_bytes(blake2b(gram.encode(), digest_size=6).digest(), "big")
        place, value = value % _BINS, value // _BINS
        seen = found[place]
        if seen is None or value < seen:
            found[place] = value
    return tuple(found) if grams else ()


def bands(of: tuple[int | None, ...]) -> list[str]:
    """Names of the sketch's bands: two texts that share one are worth comparing."""
    parts = [of[first : first + _BAND] for first in range(0, len(of), _BAND)]
    return [f"{i}:" + "-".join(map(str, part)) for i, part in enumerate(parts) if any(v is not None for v in part)]


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """0..1; from `SAME_TEXT` on the one is a copy of the other. A text cut short counts by what is left of it."""
    if not left or not right:
        return 0.0
    shared = len(left & right)
    jaccard = shared / len(left | right)
    held = shared / min(len(left), len(right))
    return max(jaccard, SAME_TEXT) if held >= CUT_TEXT else jaccard


def independent_sources(reports: Iterable[str], tied: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Reports grouped so that those tied (copies, the same agency, the same outlet) count as one source."""
    group = {report: {report} for report in reports}
    for a, b in tied:
        if a in group and b in group and group[a] is not group[b]:
            joined = group[a] | group[b]
            for report in joined:
                group[report] = joined
    return sorted({tuple(sorted(members)): sorted(members) for members in group.values()}.values())
