"""Countries by the words of a report: names, demonyms, and the slugs that actor ids carry ("mali-armed-forces")."""

from functools import lru_cache

from marsad.resources import load
from marsad.text.words import phrase_keys

_ARTICLE = "ال"

Lexicon = dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _names() -> Lexicon:
    found: dict[str, tuple[str, ...]] = {}
    for record in load("nations"):
        for name in (name for names in record["names"].values() for name in names):
            key = " ".join(phrase_keys(name))
            if record["id"] not in found.get(key, ()):
                found[key] = (*found.get(key, ()), record["id"])
    return found


@lru_cache(maxsize=1)
def _demonyms() -> Lexicon:
    """Form → countries; one whose own word it is stands before one that merely borrows it."""
    found: dict[str, tuple[str, ...]] = {}
    for key in ("of", "also_of"):
        for record in load("nations"):
            for form in record[key]:
                if record["id"] not in found.get(form, ()):
                    found[form] = (*found.get(form, ()), record["id"])
    return found


@lru_cache(maxsize=1)
def _weak() -> frozenset[str]:
    return frozenset(form for record in load("nations") for form in record["weak"])


def _without_article(key: str) -> str:
    return " ".join(w[2:] if w.startswith(_ARTICLE) and len(w) > 4 else w for w in key.split(" "))


def _look_up(lexicon: Lexicon, words: str) -> tuple[str, ...]:
    key = " ".join(phrase_keys(words))
    return lexicon.get(key) or lexicon.get(_without_article(key), ())


def nations_of(words: str) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes of the countries with this name, in any of the three languages; () for no name.

    >>> nations_of("بوركينا فاسو")
    ('BF',)
    """
    return _look_up(_names(), words)


def demonyms_of(words: str) -> tuple[str, ...]:
    """Codes of the countries whose people or things these words name, likeliest first, in any gender and number.

    >>> demonyms_of("النيجيرية"), demonyms_of("nigériens")
    (('NG', 'NE'), ('NE',))
    """
    return _look_up(_demonyms(), words)


def is_weak(words: str) -> bool:
    """Whether the form means other things as well ("مالي" is also "financial"), so that it needs support."""
    key = " ".join(phrase_keys(words))
    return key in _weak() or _without_article(key) in _weak()


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    return frozenset(form for record in load("nations") for form in record["capitals"])


def is_written(key: str, words: str) -> bool:
    """Whether `words`, folded to `key`, can be a demonym as the report writes them: "US", "u.s." can, "us" cannot."""
    return key not in _capitals() or words.isupper() or "." in words


def nation_names() -> Lexicon:
    """Every country name, folded, words joined by one space."""
    return _names()


def demonym_forms() -> Lexicon:
    """Every demonym form, folded, without the Arabic article, words joined by one space."""
    return _demonyms()


@lru_cache(maxsize=1)
def _slugs() -> dict[str, str]:
    return {record["id"]: record["slug"] for record in load("nations")}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {slug: code for code, slug in _slugs().items()}


def slug_of(iso: str) -> str | None:
    """The country's part of actor ids: "BF" → "burkina-faso"."""
    return _slugs().get(iso)


def iso_of(slug: str) -> str | None:
    """The code behind the country's part of an actor id: "ivory-coast" → "CI"."""
    return _codes().get(slug)


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    return {record["id"]: record["names"]["en"][0] for record in load("nations")}


def english_name(iso: str) -> str | None:
    """The country's English name: "CI" → "Ivory Coast"."""
    return _english().get(iso)


@lru_cache(maxsize=1)
def _capital_ids() -> frozenset[str]:
    return frozenset(record["id"] for record in load("capitals") if record["capital"])


@lru_cache(maxsize=1)
def _capital_of() -> dict[str, str]:
    return {record["country"]: record["id"] for record in load("capitals") if record["capital"]}


def capital_of(iso: str) -> str | None:
    """The gazetteer's id of a country's capital."""
    return _capital_of().get(iso)


def is_capital_id(place_id: str) -> bool:
    """Whether a place of the gazetteer is the capital of a country, whose name stands for its government."""
    return place_id in _capital_ids()
