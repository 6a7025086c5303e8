"""How a place name sounds: one form that Arabic, French and English spellings of the same name come close to.

A name becomes a string of sounds (`sounds_of`), its consonant classes are the key under which it is looked up
(`skeleton`), and `likeness` weighs what it takes to turn one string of sounds into another.
"""

from functools import lru_cache
from itertools import product

from marsad.resources import load_one
from marsad.text.words import is_arabic, phrase_keys

_VOWELS = frozenset("aiuwyh")
_MOST_READINGS = 4
_ARTICLES = ("ال", "el", "al")

Table = tuple[dict[str, tuple[str, ...]], int]


@lru_cache(maxsize=2)
def _table(script: str) -> Table:
    spellings = {
        letters: tuple(sounds.split("|")) for letters, sounds in load_one("sounds", script)["spellings"].items()
    }
    return spellings, max(len(letters.strip("^$")) for letters in spellings)


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    classes: dict[str, str] = load_one("sounds", "exchange")["classes"]
    return classes


@lru_cache(maxsize=1)
def _costs() -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Cost of exchanging two sounds (0 for the same) and of leaving one out; for every sound that spellings give."""
    record = load_one("sounds", "exchange")
    sounds = {
        s for script in ("latin", "arabic") for forms in _table(script)[0].values() for form in forms for s in form
    }
    costs = {a: {b: 0.0 if a == b else 1.0 for b in sounds} for a in sounds}
    for pair, cost in record["costs"].items():
        a, b = pair.split(" ")
        costs[a][b] = costs[b][a] = cost
    return costs, {s: record["loose"].get(s, 1.0) for s in sounds}


def _readings(word: str) -> list[tuple[str, ...]]:
    """The sounds of a folded word, piece by piece, each with its readings."""
    spellings, longest = _table("arabic" if is_arabic(word) else "latin")
    pieces, at = [], 0
    while at < len(word):
        for length in range(min(longest, len(word) - at), 0, -1):
            letters = word[at : at + length]
            forms = [letters]
            if at + length == len(word) and at:
                forms.insert(0, letters + "$")
            if at == 0:
                forms.insert(0, "^" + letters)
            found = next((spellings[form] for form in forms if form in spellings), None)
            if found is not None:
                pieces.append(found)
                at += length
                break
        else:
            at += 1
    return pieces


def _single(sounds: str) -> str:
    """Doubled sounds are one."""
    return "".join(s for i, s in enumerate(sounds) if i == 0 or sounds[i - 1] != s)


@lru_cache(maxsize=65536)
def sounds_of(name: str) -> tuple[str, ...]:
    """The ways a name may sound, likeliest first; one for Latin spellings, up to four for Arabic ones.

    >>> sounds_of("Aguelhok")[0], sounds_of("أغلهوك")[0]
    ('aGilhuk', 'aGlhuk')
    """
    pieces: list[tuple[str, ...]] = []
    for word in phrase_keys(name):
        pieces += _readings(word)
    found: dict[str, None] = {}
    for choice in product(*pieces):
        found[_single("".join(choice))] = None
        if len(found) >= _MOST_READINGS:
            break
    return tuple(found)


@lru_cache(maxsize=65536)
def skeleton(sounds: str) -> str:
    """The consonant classes of a string of sounds; "-" for a name of vowels alone.

    >>> skeleton("aGilhuk") == skeleton("aGlhuk")
    True
    """
    classes = _classes()
    key = "".join(classes[s] for s in sounds if s in classes)
    return _single(key) or "-"


def likeness(left: str, right: str) -> float:
    """How alike two strings of sounds are, 0..1; vowels and weak sounds count little."""
    if left == right:
        return 1.0
    costs, loose = _costs()
    outs = [loose[sound] for sound in right]
    row = [0.0]
    for out in outs:
        row.append(row[-1] + out)
    weight_right, weight_left = row[-1], 0.0
    for a in left:
        out, change = loose[a], costs[a]
        weight_left += out
        diagonal, best = row[0], row[0] + out
        row[0] = best
        for j, b in enumerate(right, start=1):
            above = row[j]
            best += outs[j - 1]
            step = diagonal + change[b]
            if step < best:
                best = step
            if above + out < best:
                best = above + out
            diagonal, row[j] = above, best
    return max(0.0, 1.0 - row[-1] / max(weight_left, weight_right, 1.0))
