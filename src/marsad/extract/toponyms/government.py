"""When the name of a country or its capital stands for the government: it speaks, is spoken to, or is a party."""

from marsad.extract.toponyms.lexicon import Lexicon, lexicon
from marsad.extract.toponyms.spot import Spot, attached, said_to_be_there, word_before
from marsad.model.document import Document
from marsad.text.words import is_arabic


def stands_for_government(document: Document, spot: Spot) -> bool:
    """Of a country or capital: whether the words around it make a government of it ("selon Bamako", "Paris denied")."""
    lex = lexicon(spot.sentence.language)
    return _party(document, spot, lex) or _acts(document, spot, lex)


def speaks_next(document: Document, spot: Spot) -> bool:
    """Whether the verb of a government follows at once ("... and Paris denied it")."""
    if spot.last >= spot.sentence.last or document.tokens[spot.last].key not in lexicon(spot.sentence.language).speech:
        return False
    gap = document.text[document.tokens[spot.last - 1].end : document.tokens[spot.last].start]
    return gap.strip() in ("", "'", "’")


def _before(document: Document, spot: Spot, reach: int = 4) -> list[str]:
    """The words before, and their last one or two joined, for lists of phrases."""
    first = max(spot.sentence.first, spot.first - reach)
    keys = [t.key for t in document.tokens[first : spot.first]]
    return [" ".join(keys[-n:]) for n in range(1, len(keys) + 1)]


def _located(document: Document, spot: Spot, lex: Lexicon) -> bool:
    """Whether words before the name make it a place where something is."""
    if spot.kinds or said_to_be_there(document, spot.sentence, spot.first, spot.span.start, lex):
        return True
    return word_before(document, spot.first, spot.sentence.first) in lex.event_before


def _heads_sentence(document: Document, spot: Spot) -> bool:
    """ "Mali : ...", "Gao, northern Mali - ...", "باماكو: ...": a place set before the sentence."""
    if spot.first > spot.sentence.first:
        return False
    rest = document.text[spot.span.end : spot.span.end + 3].strip()
    return rest[:1] in (":", ",", "،", "(", "-", "–", "—", "|", "/", ".")


def _acts(document: Document, spot: Spot, lex: Lexicon) -> bool:
    """Whether the name is subject or object like a person: no word puts anything into the place."""
    if _located(document, spot, lex) or _heads_sentence(document, spot):
        return False
    tokens = document.tokens
    if is_arabic(tokens[spot.first].key):
        before = word_before(document, spot.first, spot.sentence.first)
        if "ل" in attached(document, spot.first, spot.span.start):
            return False
        verb = bool(before) and bool({form for form, _ in tokens[spot.first - 1].keys} & lex.speech)
        after = tokens[spot.last].key if spot.last < spot.sentence.last else ""
        return verb or after in lex.speech or (not spot.sentence.title and not before.startswith("ال"))
    if spot.last < spot.sentence.last and tokens[spot.last].key in lex.speech:
        return speaks_next(document, spot)
    return not spot.sentence.title and not document.text[spot.span.end : spot.span.end + 2].strip().startswith(")")


def _party(document: Document, spot: Spot, lex: Lexicon) -> bool:
    """Whether the words before or after make a government of the name ("selon Bamako", "Algiers accord")."""
    if is_arabic(document.tokens[spot.first].key) and "ب" in attached(document, spot.first, spot.span.start):
        return False
    if any(phrase in lex.metonym_before for phrase in _before(document, spot)):
        return True
    after = [t.key for t in document.tokens[spot.last : min(spot.last + 2, spot.sentence.last)]]
    return any(" ".join(after[:n]) in lex.metonym_after for n in range(1, len(after) + 1))
