"""Which language a stretch of text is in: Arabic, French and English by script and function words, others by name."""

from functools import lru_cache
from typing import Any

from marsad.resources import load
from marsad.text.words import phrase_keys, word_keys

READ = ("ar", "fr", "en")
_ENOUGH_LETTERS = 40  # below this no statistical answer is trusted
_CLEAR_SHARE = 0.12  # share of function words in running text of a language that we read is 0.25 to 0.5
_RUNNING_TEXT = 0.27
_SURE = 0.9
_FOREMOST = 3


@lru_cache(maxsize=1)
def _function_words() -> dict[str, frozenset[str]]:
    return {r["id"]: frozenset(k for w in r["function_words"] for k in phrase_keys(w)) for r in load("text")}


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def script_share(text: str) -> float:
    """Share of Arabic-script letters among the letters; 0 without letters."""
    arabic = sum("\u0600" <= c <= "\u06ff" or "\ufb50" <= c <= "\ufeff" for c in text)
    letters = sum(c.isalpha() for c in text)
    return min(1.0, arabic / letters) if letters else 0.0


def detect_language(text: str, *, default: str | None = None) -> str:
    """ISO 639-1 code; `default` (or "und") where the text is too short or says nothing."""
    letters = sum(c.isalpha() for c in text)
    if not letters:
        return default or "und"
    words = word_keys(text[:2000])
    arabic = script_share(text) >= 0.5
    hits = {}
    for language, function_words in _function_words().items():
        if (language == "ar") is arabic:
            hits[language] = sum(w in function_words for w in words) / max(1, len(words))
    best = max(hits, key=hits.__getitem__, default=None)
    rivals = sorted(hits.values(), reverse=True)
    clear = best is not None and hits[best] >= _CLEAR_SHARE and (len(rivals) < 2 or rivals[0] > 1.3 * rivals[1])
    if best is not None and clear and (hits[best] >= _RUNNING_TEXT or letters < _ENOUGH_LETTERS):
        return best
    if letters >= _ENOUGH_LETTERS:
        # Persian, Urdu, Spanish share function words with the languages we read: a sure other name wins over few hits.
        named, probability = _identifier().classify(text[:2000])
        if probability >= _SURE and (named not in READ or not clear):
            return str(named)
    if best is not None and clear:
        return best
    if best is not None and hits[best] > 0 and (len(rivals) < 2 or rivals[0] > rivals[1]):
        return best
    if default is not None and (default == "ar") is arabic:
        return default
    return "ar" if arabic else default or _likeliest_read(text)


def _likeliest_read(text: str) -> str:
    """Of the languages that we read the one that stands among the likeliest of a flash without function words."""
    foremost = [str(name) for name, _ in _identifier().rank(text)[:_FOREMOST]]
    return next((name for name in foremost if name in READ), "und")
