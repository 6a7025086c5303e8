"""Spellings as they come in real text, letter for letter, so that every offset stays right."""

import random
import unicodedata

_HAMZA = str.maketrans("أإآٱ", "اااا")
_TA = str.maketrans("ةى", "هي")
SHARE = 0.25  # of the windows that are spelt otherwise, in every epoch anew


def noisy(text: str, chance: random.Random) -> str:
    """The text without the hamza on its alifs, with the endings that are taken for each other, without accents,
    or in one case: one of these, as long as it was.

    >>> noisy("أُعلن", random.Random(1)), noisy("Né à Gao", random.Random(3))
    ('اُعلن', 'NÉ À GAO')
    """
    if any("\u0600" <= c <= "\u06ff" for c in text[:200]):
        return text.translate(chance.choice([_HAMZA, _HAMZA, _TA, _HAMZA | _TA]))
    change = chance.choice([str.lower, str.upper, plain, plain])
    changed = change(text)
    return changed if len(changed) == len(text) else text


def plain(text: str) -> str:
    """Letters without their accents."""
    return "".join(unicodedata.normalize("NFD", c)[:1] for c in text)
