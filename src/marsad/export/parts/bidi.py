"""Arabic in terminals: isolates for those that know the bidirectional algorithm, finished lines for the others.

`visual` does what such a terminal leaves undone: it joins the letters (presentation forms B, taken from Unicode's own
decompositions) and puts the characters of one line in the order in which they are seen (UAX 9 without explicit
embeddings, which reports do not hold after the isolates are taken out).
"""

import itertools
import re
import unicodedata
from functools import lru_cache

_FSI, _PDI = "\u2068", "\u2069"
_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_MAYBE_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001eeff]")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_TATWEEL = "\u0640"
_RIGHT = frozenset({"R", "AL"})
_STRONG = frozenset({"L", "R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})


def harmless(text: str) -> str:
    """Without what a terminal would obey: escape and other control characters become spaces, bidi controls go."""
    return _OBEYED.sub(" ", text.translate(_CONTROLS))


def has_rtl(text: str) -> bool:
    """Whether some character runs from right to left."""
    return bool(_MAYBE_RTL.search(text)) and any(unicodedata.bidirectional(char) in _RIGHT for char in text)


def runs_rtl(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left: the direction of the paragraph."""
    classes = (unicodedata.bidirectional(char) for char in text)
    return next((kind in _RIGHT for kind in classes if kind in _STRONG), False)


def isolated(text: str) -> str:
    """Text that keeps its own direction and does not disturb its neighbours, for terminals that know bidi."""
    return f"{_FSI}{text.translate(_CONTROLS)}{_PDI}" if has_rtl(text) else text


def visual(line: str) -> str:
    """One line as it is seen from left to right, letters joined; text without Arabic or Hebrew comes back as it is."""
    if not has_rtl(line):
        return line
    text = shaped(line.translate(_CONTROLS))
    levels = _levels(text, 1 if runs_rtl(text) else 0)
    mirrored = [char.translate(_MIRRORED) if level % 2 else char for char, level in zip(text, levels, strict=True)]
    return "".join(_reordered(_clusters(mirrored, text), [levels[i] for i in _starts(text)]))


def _starts(text: str) -> list[int]:
    """Where each character with its marks begins: marks stay behind their letter when a line is turned round."""
    return [i for i, char in enumerate(text) if i == 0 or not unicodedata.combining(char)]


def _clusters(chars: list[str], text: str) -> list[str]:
    starts = [*_starts(text), len(chars)]
    return ["".join(chars[first:last]) for first, last in itertools.pairwise(starts)]


def _reordered(items: list[str], levels: list[int]) -> list[str]:
    """UAX 9, rule L2: from the highest level down, every run of that level or higher is turned round."""
    for level in range(max(levels), 0, -1):
        start = 0
        while start < len(items):
            end = start
            while end < len(items) and levels[end] >= level:
                end += 1
            items[start:end], levels[start:end] = items[start:end][::-1], levels[start:end][::-1]
            start = max(end, start + 1)
    return items


def _levels(text: str, base: int) -> list[int]:
    kinds = _weak([unicodedata.bidirectional(char) or "ON" for char in text], base)
    kinds = _neutral(_bracketed(text, kinds, base), base)
    rise = {0: {"L": 0, "R": 1, "EN": 2, "AN": 2}, 1: {"L": 2, "R": 1, "EN": 2, "AN": 2}}[base]
    return [rise[kind] for kind in kinds]


def _weak(kinds: list[str], base: int) -> list[str]:
    """Rules W1 to W7: marks, numbers and the signs inside and beside them."""
    side = "R" if base else "L"
    found: list[str] = []
    strong = side
    for kind in kinds:
        if kind == "NSM":
            kind = found[-1] if found else side
        if kind in _STRONG:
            strong = kind
        found.append("AN" if kind == "EN" and strong == "AL" else kind)
    for i in range(1, len(found) - 1):
        if found[i] in ("ES", "CS") and found[i - 1] == found[i + 1] and found[i - 1] in _NUMBERS:
            found[i] = found[i - 1] if found[i] == "CS" or found[i - 1] == "EN" else "ON"
    for i, kind in enumerate(found):
        if kind == "ET":
            near = (*found[max(0, i - 1) : i], *found[i + 1 : i + 2])
            found[i] = "EN" if "EN" in near else "ON"
    last, settled = side, []
    for kind in found:
        last = kind if kind in _STRONG else last
        settled.append("L" if kind == "EN" and last == "L" else "R" if kind == "AL" else kind)
    return settled


_PAIRS = {")": "(", "]": "[", "}": "{"}


def _bracketed(text: str, kinds: list[str], base: int) -> list[str]:
    """Rule N0: a pair of brackets takes one direction, that of what it holds and where it stands."""
    side, opened = "R" if base else "L", []
    found = list(kinds)
    for i, char in enumerate(text):
        if char in _PAIRS.values():
            opened.append(i)
        elif char in _PAIRS and opened and text[opened[-1]] == _PAIRS[char]:
            start = opened.pop()
            held = {_direction(kind) for kind in kinds[start:i] if kind in ("L", "R", "EN", "AN")}
            before = next((_direction(k) for k in reversed(kinds[:start]) if k in ("L", "R", "EN", "AN")), side)
            if held:
                found[start] = found[i] = side if side in held or before == side else before
    return found


def _neutral(kinds: list[str], base: int) -> list[str]:
    """Rules N1 and N2: what has no direction takes that of its neighbours when they agree, else the paragraph's."""
    side = "R" if base else "L"
    found, i = list(kinds), 0
    while i < len(found):
        if found[i] in ("L", "R", "EN", "AN"):
            i += 1
            continue
        end = next((j for j in range(i, len(found)) if found[j] in ("L", "R", "EN", "AN")), len(found))
        before = _direction(found[i - 1]) if i else side
        after = _direction(found[end]) if end < len(found) else side
        found[i:end] = [before if before == after else side] * (end - i)
        i = end
    return found


def _direction(kind: str) -> str:
    return "L" if kind == "L" else "R"


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[str, str]]:
    """Letter (or lam and alef) → {"initial": form, ...}, from the decompositions of the presentation forms."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        tag, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in parts)
        if tag.startswith("<") and (len(letters) == 1 or letters[0] == "\u0644"):
            found.setdefault(letters, {}).setdefault(tag.strip("<>"), chr(code))
    return found


def _joins_left(char: str) -> bool:
    return char == _TATWEEL or "initial" in _forms().get(char, {})


def _joins_right(char: str) -> bool:
    return char == _TATWEEL or "final" in _forms().get(char, {})


def shaped(text: str) -> str:
    """The text in logical order with every Arabic letter in the form that its neighbours call for."""
    letters = [(i, char) for i, char in enumerate(text) if not unicodedata.combining(char)]
    made = list(text)
    skip = -1
    for n, (i, char) in enumerate(letters):
        if i == skip:
            continue
        after = letters[n + 1][1] if n + 1 < len(letters) else ""
        before = letters[n - 1][1] if n else ""
        joined = bool(before) and _joins_left(before) and _joins_right(char)
        pair = _forms().get(char + after) if after else None
        if pair and letters[n + 1][0] == i + 1:
            made[i], made[i + 1], skip = pair["final" if joined else "isolated"], "", i + 1
            continue
        onward = _joins_left(char) and bool(after) and _joins_right(after)
        forms = _forms().get(char, {})
        wanted = "medial" if joined and onward else "final" if joined else "initial" if onward else "isolated"
        made[i] = forms.get(wanted, char)
    return "".join(made)
