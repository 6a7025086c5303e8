"""Numbers written out, 0 to 9,999, in every gender and case that the language has; for notes and for tests."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from marsad.resources import load_one

Gender = Literal["m", "f"]
Case = Literal["nominative", "accusative", "genitive"]
LARGEST = 9_999

_CASES: dict[str, int] = {"nominative": 0, "accusative": 1, "genitive": 2}


def number_words(number: int, language: str, *, gender: Gender = "m", case: Case = "nominative") -> str:
    """The number in words, agreeing with a counted noun of that gender; `case` matters in Arabic only.

    Raises:
        ValueError: not within 0..9,999.

    >>> number_words(13, "ar", gender="f")
    'ثلاث عشرة'
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} is not within 0..{LARGEST}")
    if language == "ar":
        return _Arabic(_words("ar"), gender, _CASES[case]).write(number)
    return _french(number, gender) if language == "fr" else _english(number)


@cache
def _words(language: str) -> Mapping[str, list[str]]:
    spelling: Mapping[str, list[str]] = load_one("numbers", language)["spelling"]
    return spelling


class _Arabic:
    def __init__(self, words: Mapping[str, list[str]], gender: Gender, case: int) -> None:
        self.words, self.gender, self.case = words, gender, case

    def write(self, number: int) -> str:
        if number == 0:
            return self.words["zero"][0]
        thousands, rest = divmod(number, 1000)
        hundreds, small = divmod(rest, 100)
        parts = [self._thousands(thousands), self._hundreds(hundreds), self._small(small)]
        return f" {self.words['and'][0]}".join(part for part in parts if part)

    def _cased(self, key: str) -> str:
        forms = self.words[key]
        return forms[self.case] if len(forms) == 3 else forms[0]

    def _thousands(self, count: int) -> str:
        if count == 0:
            return ""
        if count < 3:
            return self._cased("thousand" if count == 1 else "two_thousand")
        return f"{self.words['units_m'][count - 3]} {self.words['thousands'][0]}"

    def _hundreds(self, count: int) -> str:
        if count == 0:
            return ""
        if count < 3:
            return self._cased("hundred" if count == 1 else "two_hundred")
        return self.words["hundreds"][count - 3]

    def _small(self, number: int) -> str:
        if number == 0:
            return ""
        feminine = int(self.gender == "f")
        if number < 10:
            return self._unit(number)
        if number == 10:
            return self.words["ten"][feminine]
        if number < 20:
            return f"{self._teen_unit(number - 10)} {self.words['teen'][feminine]}"
        tens, unit = divmod(number, 10)
        ten = self.words["tens" if self.case == 0 else "tens_oblique"][tens - 2]
        return f"{self._unit(unit)} {self.words['and'][0]}{ten}" if unit else ten

    def _unit(self, number: int) -> str:
        if number < 3:
            return self._cased(("one_", "two_")[number - 1] + self.gender)
        return self.words["units_" + self.gender][number - 3]

    def _teen_unit(self, number: int) -> str:
        if number == 1:
            return self.words["teen_one"][int(self.gender == "f")]
        return self._cased("teen_two_" + self.gender) if number == 2 else self._unit(number)


def _french(number: int, gender: Gender) -> str:
    words = _words("fr")
    thousands, rest = divmod(number, 1000)
    hundreds, small = divmod(rest, 100)
    parts = []
    if thousands:
        parts.append(words["thousand"][0] if thousands == 1 else f"{_french(thousands, 'm')} {words['thousand'][0]}")
    if hundreds:
        plural = words["hundred"][int(hundreds > 1 and not small)]
        parts.append(plural if hundreds == 1 else f"{words['small'][hundreds]} {plural}")
    if small or not parts:
        parts.append(_french_small(small, gender, words))
    return " ".join(parts)


def _french_small(number: int, gender: Gender, words: Mapping[str, list[str]]) -> str:
    one = words["one_f"][0] if gender == "f" else words["small"][1]
    if number < 20:
        return one if number == 1 else words["small"][number]
    tens, unit = divmod(number, 10)
    ten = words["tens"][tens - 2]
    unit += 10 if tens in (7, 9) else 0
    if unit == 0:
        return ten + "s" if tens == 8 else ten
    if unit in (1, 11) and tens < 8:
        return f"{ten} {words['and'][0]} {one if unit == 1 else words['small'][11]}"
    return f"{ten}-{one if unit == 1 else words['small'][unit]}"


def _english(number: int) -> str:
    words = _words("en")
    thousands, rest = divmod(number, 1000)
    hundreds, small = divmod(rest, 100)
    parts = []
    if thousands:
        parts.append(f"{words['small'][thousands]} {words['thousand'][0]}")
    if hundreds:
        parts.append(f"{words['small'][hundreds]} {words['hundred'][0]}")
    if small or not parts:
        tens, unit = divmod(small, 10)
        low = (
            words["small"][small]
            if small < 20
            else words["tens"][tens - 2] + (f"-{words['small'][unit]}" if unit else "")
        )
        parts += [words["and"][0], low] if parts else [low]
    return " ".join(parts)
