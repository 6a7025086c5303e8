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
    spellings = {letters: tuple(sounds.split("|")) for letters, sounds in load_one("sounds", script)["spellings"].items()}
    return spellings, max(len(letters.strip("^$")) for letters in spellings)


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    classes: dict[str, str] = load_one("sounds", "exchange")["classes"]
    return classes


@lru_cache(maxsize=1)
def _costs() -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """Cost of exchanging two sounds (both orders) and of leaving one out."""
    record = load_one("sounds", "exchange")
    costs = {}
    for pair, cost in record["costs"].items():
        a, b = pair.split(" ")
        costs[a, b] = costs[b, a] = cost
    return costs, record["loose"]


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
    """The consonant classes of a string of sounds; a name of vowels alone keeps its first sound.

    >>> skeleton("aGilhuk") == skeleton("aGlhuk")
    True
    """
    classes = _classes()
    key = "".join(classes[s] for s in sounds if s in classes)
    return _single(key) or "-" + sounds[:1]


def likeness(left: str, right: str) -> float:
    """How alike two strings of sounds are, 0..1; vowels and weak sounds count little."""
    if left == right:
        return 1.0
    costs, loose = _costs()
    row = [0.0]
    for sound in right:
        row.append(row[-1] + loose.get(sound, 1.0))
    weight_right = row[-1]
    weight_left = 0.0
    for a in left:
        out = loose.get(a, 1.0)
        weight_left += out
        fresh = [row[0] + out]
        for j, b in enumerate(right):
            if a == b:
                change = row[j]
            else:
                change = row[j] + costs.get((a, b), 1.0)
            best = fresh[j] + loose.get(b, 1.0)
            if row[j + 1] + out < best:
                best = row[j + 1] + out
            fresh.append(change if change < best else best)
        row = fresh
    return max(0.0, 1.0 - row[-1] / max(weight_left, weight_right, 1.0))
