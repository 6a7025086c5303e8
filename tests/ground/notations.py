"""Every notation of a day that marsad knows, as functions from a day to text, for the round-trip tests."""

from collections.abc import Callable, Iterator
from datetime import date

from hijridate import Gregorian

from marsad.resources import load_one

Notation = Callable[[date], str]
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def names(language: str, field: str, key: int) -> list[str]:
    return [str(name) for name in load_one("time", language)[field][str(key)]]


def months(language: str) -> int:
    """The largest number of names that a month has."""
    return max(len(v) for v in load_one("time", language)["months"].values())


def month(language: str, day: date, k: int) -> str:
    options = names(language, "months", day.month)
    return options[k % len(options)]


def weekday(language: str, day: date) -> str:
    return names(language, "weekdays", day.isoweekday())[0]


def word(language: str, field: str, n: int) -> str:
    return names(language, field, n)[0]


def arabic_rank(n: int) -> str:
    if n <= 10:
        return word("ar", "ordinals", n)
    if n < 20:
        return f"{word('ar', 'ordinals', n - 10) if n > 11 else 'الحادي'} عشر"
    tens = word("ar", "ordinals", n // 10 * 10)
    unit = n % 10
    return tens if not unit else f"{'الحادي' if unit == 1 else word('ar', 'ordinals', unit)} و{tens}"


def arabic_count(n: int) -> str:
    """A year in words: ألف وتسعمائة وسبعة وتسعون."""
    parts = []
    for size in (2000, 1000):
        if n >= size:
            parts.append(word("ar", "numbers", size))
            n -= size
            break
    if n >= 100:
        parts.append(word("ar", "numbers", n // 100 * 100))
        n %= 100
    if 0 < n <= 10:
        parts.append(word("ar", "numbers", n))
    elif 10 < n < 20:
        parts.append(f"{word('ar', 'numbers', n - 10)} {names('ar', 'numbers', 10)[1]}")
    elif n >= 20:
        parts += ([word("ar", "numbers", n % 10)] if n % 10 else []) + [word("ar", "numbers", n // 10 * 10)]
    return " و".join(parts)


def french_count(n: int) -> str:
    if n <= 20 or str(n) in load_one("time", "fr")["numbers"]:
        return word("fr", "numbers", n)
    if n % 10 == 1 and n < 80:
        return f"{word('fr', 'numbers', n - 1)} et un"
    tens = n // 10 * 10 if n < 80 else 80
    return f"{word('fr', 'numbers', tens)}-{word('fr', 'numbers', n - tens)}"


def english_count(n: int) -> str:
    if n <= 20 or n % 10 == 0:
        return word("en", "numbers", n)
    return f"{word('en', 'numbers', n // 10 * 10)}-{word('en', 'numbers', n % 10)}"


def english_rank(n: int) -> str:
    if n <= 20 or n == 30:
        return word("en", "ordinals", n)
    return f"{word('en', 'numbers', n // 10 * 10)}-{word('en', 'ordinals', n % 10)}"


def english_year(n: int) -> str:
    if 2000 <= n < 2010:
        return "two thousand" + (f" and {english_count(n - 2000)}" if n > 2000 else "")
    century, rest = divmod(n, 100)
    return (
        f"{english_count(century)} {english_count(rest)}"
        if rest >= 10
        else f"{english_count(century)} oh {english_count(rest)}"
    )


def suffix(n: int) -> str:
    return "th" if 11 <= n % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def hijri(day: date) -> str:
    moon = Gregorian(day.year, day.month, day.day).to_hijri()
    return f"{moon.day} {names('ar', 'hijri_months', moon.month)[0]} {moon.year} هـ"


def iso_like(language: str) -> Iterator[tuple[str, Notation]]:
    for separator in "-/.":
        yield f"ymd{separator}", lambda d, s=separator: f"{d.year}{s}{d.month:02d}{s}{d.day:02d}"
    if language != "en":
        for separator in "-/.":
            yield f"dmy{separator}", lambda d, s=separator: f"{d.day:02d}{s}{d.month:02d}{s}{d.year}"
    else:
        yield "mdy", lambda d: f"{d.month}/{d.day}/{d.year}"
    yield "run", lambda d: f"{d:%Y%m%d}"


def notations(language: str) -> dict[str, Notation]:
    found: dict[str, Notation] = dict(iso_like(language))
    for k in range(months(language)):
        found[f"d month{k} y"] = lambda d, k=k: f"{d.day} {month(language, d, k)} {d.year}"
        found[f"weekday d month{k} y"] = lambda d, k=k: (
            f"{weekday(language, d)} {d.day} {month(language, d, k)} {d.year}"
        )
    if language == "ar":
        found |= {
            "two names": lambda d: f"{d.day} {names('ar', 'months', d.month)[1]}/{month('ar', d, 0)} {d.year}",
            "two names in brackets": lambda d: (
                f"{d.day} {names('ar', 'months', d.month)[1]} ({month('ar', d, 0)}) {d.year}"
            ),
            "Arabic digits": lambda d: f"{d.day} {month('ar', d, 0)} {d.year}".translate(ARABIC_DIGITS),
            "Persian digits": lambda d: f"{d.day} {month('ar', d, 0)} {d.year}".translate(PERSIAN_DIGITS),
            "rank": lambda d: f"{arabic_rank(d.day)} من {month('ar', d, 0)} {d.year}",
            "rank, year named": lambda d: f"{arabic_rank(d.day)} من {month('ar', d, 0)} عام {d.year}",
            "all in words": lambda d: f"{arabic_rank(d.day)} من {month('ar', d, 0)} {arabic_count(d.year)}",
            "weekday, comma": lambda d: f"يوم {weekday('ar', d)}، {d.day} {month('ar', d, 0)} {d.year}",
            "corresponding": lambda d: f"{weekday('ar', d)} الموافق {d.day} {month('ar', d, 0)} {d.year}",
            "Hijri": hijri,
        }
    elif language == "fr":
        found |= {
            "1er": lambda d: f"{d.day}{'er' if d.day == 1 else ''} {month('fr', d, 0)} {d.year}",
            "words": lambda d: f"le {french_count(d.day)} {month('fr', d, 0)} {d.year}",
            "weekday words": lambda d: f"le {weekday('fr', d)} {d.day} {month('fr', d, 0)} {d.year}",
            "no accents": lambda d: f"{d.day} {month('fr', d, 0)} {d.year}".translate(str.maketrans("éûè", "eue")),
            "capitals": lambda d: f"LE {d.day} {month('fr', d, 0).upper()} {d.year}",
        }
    else:
        found |= {
            "month d, y": lambda d: f"{month('en', d, 0).title()} {d.day}, {d.year}",
            "month dth, y": lambda d: f"{month('en', d, 0).title()} {d.day}{suffix(d.day)}, {d.year}",
            "the dth of month y": lambda d: f"the {d.day}{suffix(d.day)} of {month('en', d, 0).title()} {d.year}",
            "weekday, month d, y": lambda d: (
                f"{weekday('en', d).title()}, {month('en', d, 0).title()} {d.day}, {d.year}"
            ),
            "abbreviated": lambda d: f"{d:%d %b %Y}",
            "abbreviated with dot": lambda d: f"{d:%b}. {d.day}, {d.year}",
            "rank in words": lambda d: f"the {english_rank(d.day)} of {month('en', d, 0).title()} {d.year}",
            "year in words": lambda d: f"{d.day} {month('en', d, 0).title()} {english_year(d.year)}",
            "dashes": lambda d: f"{d:%d-%b-%Y}",
        }
    return found
