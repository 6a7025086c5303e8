"""Finding time expressions in plain text and resolving them in order: `find_times`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.ground.days.atoms import Atom, read_atoms
from marsad.ground.days.grammar import EMITTED, LEVELS
from marsad.ground.days.lexicon import Lexicon, languages, lexicon, words_in
from marsad.ground.days.nodes import Anaphor, Count, Date, Night, Node, Relative, Since, Until
from marsad.ground.days.numbers import compose_numbers
from marsad.ground.days.patterns import letter
from marsad.ground.days.resolve import Days, Setting, resolve
from marsad.model.mentions import DaySpan, TimeMention
from marsad.model.report import Span
from marsad.text.fold import View, fold_view
from marsad.text.language import detect_language, script_share

_IDLE = frozenset(("X", "COMMA", "DOT", "STOP", "DASH", "SLASH", "OPEN", "CLOSE", "COLON", "AND", "OR", "NOT"))
_NUMBERS = (
    "D2",
    "D4",
    "DN",
    "W1",
    "WN",
    "WY",
    "O1",
    "OBIG",
    "CLOCKTIME",
    "MON",
    "TD",
    "TM",
    "TY",
    "TW",
    "TU",
    "TR",
    "TK",
    "TF",
    "TS",
    "TH",
    "TN",
    "TX",
    "TE",
    "TSINCE",
    "TUNTIL",
    "TQ",
    "NOWDAY",
    "BW",
    "BM",
    "BY",
    "BE",
    "BD",
    "X",
    "STOP",
    "COMMA",
    "DOT",
    "DASH",
    "SLASH",
    "OPEN",
    "CLOSE",
    "COLON",
    "AND",
    "IN",
    "TO",
)
_SENTENCE = re.compile(r"(?<=[!?؟])\s+|(?<=\D[.])\s+(?=[^\Wa-z\d])|(?<=\d[.])\s+(?=[A-ZÀ-Ý])|[\r\n]+")
_DAY_KINDS = frozenset(("TD", "TK", "TR", "TN", "TS", "TF"))
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")  # inside a word it parts no clauses
_NEAR = 80  # folded characters on each side that are looked at for the tense
_SAID_REACH = 4  # words between a verb of saying and the day of the statement
_REACH = 9  # words of the clause on each side
_VERB_BEFORE, _VERB_BEHIND = 7, 5  # words in which a verb in the future speaks for the expression
_AND = frozenset("وف")
_BREAKS = frozenset(',.;:!?-()|\n"')


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression and its meaning, not yet tied to any anchor; `span` in characters of the text given."""

    span: Span
    node: Node
    kind: str
    language: str
    future: bool = False
    past: bool = False
    said: bool = False  # beside a verb of saying: it dates a statement
    night: bool = False  # it names a night
    beside: bool = False  # another day stands before it in the same sentence


def _register(lex: Lexicon) -> None:
    """Every set of categories that atoms of this language can have gets its letter before patterns are compiled."""
    for kind in _NUMBERS:
        letter(frozenset((kind,)))
    sets: dict[tuple[str, ...], set[str]] = {}
    for entries in lex.entries.values():
        for entry in entries:
            sets.setdefault(entry.words, set()).add(entry.kind)
    for kinds in sets.values():
        letter(frozenset(kinds))
        if kinds & {"NUM", "ORD"}:
            rest = kinds - {"NUM", "ORD"}
            for number in ("W1", "WN", "WY", "O1", "OBIG"):
                letter(frozenset(rest | {number}))


_registered: set[str] = set()


def _lexicon(language: str) -> Lexicon:
    lex = lexicon(language)
    if language not in _registered:
        _register(lex)
        _registered.add(language)
    return lex


def _atoms(view: View, lex: Lexicon, start: int, end: int) -> list[Atom]:
    atoms = read_atoms(view, lex, start, end)
    if all(a.kind_set <= _IDLE for a in atoms):
        return []
    return _settle(compose_numbers(atoms, units_first=lex.units_first), lex)


def _settle(atoms: list[Atom], lex: Lexicon) -> list[Atom]:
    """Drop readings that need a neighbour and have none: "mar" is a month beside a number only."""
    for i, atom in enumerate(atoms):
        if atom.has("NOT"):
            atom.kinds, atom.kind_set = {"X": None}, frozenset("X")
        elif atom.weak and atom.has("MON") and lex.language != "ar":
            if not _month_beside_number(atoms, i, lex):
                atom.drop("MON")
            elif atom.any(("W1", "WDB")):  # "sept" is seven, "mar." Tuesday, unless a day or a year stands beside it
                for kind in ("W1", "WDB"):
                    if atom.has(kind) and atom.has("MON"):
                        atom.drop(kind)
    return atoms


def _month_beside_number(atoms: Sequence[Atom], at: int, lex: Lexicon) -> bool:
    numbers = ("D2", "D4", "O1", "DN", "WY", "W1")
    skipped = ("DOT", "DASH", "SLASH", "COMMA", "OF", "THE")
    after = at + 1
    while after < len(atoms) and after < at + 3 and atoms[after].any(skipped) and not atoms[after].any(numbers):
        after += 1
    before = at - 1
    while before >= 0 and before > at - 3 and atoms[before].any(skipped) and not atoms[before].any(numbers):
        before -= 1
    for i in (after, before):
        if 0 <= i < len(atoms) and atoms[i].any(numbers) and not (i == before and atoms[i].has("DN")):
            return True
    if (at and atoms[at - 1].any(("EDGE", "UM"))) or (
        at and atoms[at - 1].has("OF") and at > 1 and atoms[at - 2].any(("EDGE", "UW", "UM", "UD", "WD", "O1", "D2"))
    ):
        return True
    if atoms[at].capital and len(atoms[at].text) >= 3:
        beside = [atoms[i] for i in (at - 1, at + 1) if 0 <= i < len(atoms)]
        full = atoms[at].text in lex.weak_months
        return full or any(
            a.any(("FROM", "TO", "BETWEEN", "DASH", "IN", "NEXT", "LAST", "SINCE", "AND")) for a in beside
        )
    return False


def _clause(view: View, atom: Atom, low: int, high: int) -> tuple[list[str], list[str]]:
    """The words of the clause before the expression, nearest first, and behind it, nearest first."""
    left = words_in(_HYPHEN.sub(" ", view.text[max(low, atom.start - _NEAR) : atom.start]))
    right = words_in(_HYPHEN.sub(" ", view.text[atom.end : min(high, atom.end + _NEAR)]))
    before: list[str] = []
    for word in reversed(left):
        if word in _BREAKS:
            break
        before.append(word)
    behind: list[str] = []
    for word in right:
        if word in _BREAKS:
            break
        behind.append(word)
    return before[:_REACH], behind[:_REACH]


def _has(words: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of the phrases stands among the words; an Arabic "and" may be attached in front."""
    for i, word in enumerate(words):
        if any(tuple(words[i : i + n]) in phrases for n in (1, 2, 3)):
            return True
        if word[0] in _AND and (word[1:],) in phrases:
            return True
    return False


def _looks_ahead(word: str, lex: Lexicon, form: re.Pattern[str]) -> bool:
    """Whether a word is a verb in the future by its form ("سيصل", "reprendra")."""
    bare = word[1:] if word[0] in _AND else word
    return word not in lex.not_future and bare not in lex.not_future and form.fullmatch(word) is not None


def _speaks_of_future(lex: Lexicon, before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the clause around an expression looks ahead: "until" close before it, or a verb in the future."""
    spoken = list(reversed(before))
    past = _has(spoken, lex.past) or _has(behind[:2], lex.past)
    if past or _has(spoken[-2:], lex.statement):
        return False
    if _has(spoken[-2:], lex.until):
        return True
    words = [*spoken[-_VERB_BEFORE:], "|", *behind[:_VERB_BEHIND]]
    form = lex.future_form
    return _has(words, lex.future) or (form is not None and any(_looks_ahead(w, lex, form) for w in words))


def _spelled_ahead(view: View, atom: Atom, low: int, high: int, lex: Lexicon) -> bool:
    if lex.future_spelled is None:
        return False
    around = view.stored[view.origin[max(low, atom.start - _NEAR)] : view.origin[min(high, atom.end + _NEAR)]]
    return lex.future_spelled.search(around) is not None


def _is_said(lex: Lexicon, before: Sequence[str], behind: Sequence[str], after: str) -> bool:
    """Whether the day is that of a statement: a verb of saying close by, in the same clause, not "Friday's attack"."""
    if after.startswith("'s"):
        return False
    near: list[str] = []
    for i, word in enumerate(before[:_SAID_REACH]):
        if (word,) in lex.subordinators or (word, before[i - 1] if i else "") in lex.subordinators:
            break
        near.insert(0, word)
    return _has(near, lex.statement) or _has(behind[:2], lex.statement)


def _is_night(view: View, atom: Atom, node: Node, lex: Lexicon) -> bool:
    if isinstance(node, Night) or (isinstance(node, Relative) and node.night):
        return True
    return any(e.kind == "NIGHT" for w in words_in(view.text[atom.start : atom.end]) for e in lex.entries.get(w, ()))


def find_expressions(view: View, language: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """Expressions in a stretch of folded text (one sentence as a rule), in order."""
    lex = _lexicon(language)
    stop = len(view.text) if end is None else end
    atoms = _atoms(view, lex, start, stop)
    if not atoms:
        return []
    for level in LEVELS:
        atoms = level.reduce(atoms, language, _IDLE)
    found: list[Expression] = []
    if not any(a.has("X") for a in atoms) and not any(a.any(EMITTED) for a in atoms):
        atoms = [_alone(a) for a in atoms]
    for atom in atoms:
        kind = next(iter(atom.kind_set))
        if kind in EMITTED:
            before, behind = _clause(view, atom, start, stop)
            future = _speaks_of_future(lex, before, behind) or _spelled_ahead(view, atom, start, stop, lex)
            past = not future and _has(before + behind, lex.past)
            node = atom.kinds[kind]
            future = future or (isinstance(node, Until) and not past)
            said = _is_said(lex, before, behind, view.text[atom.end : atom.end + 2])
            if past and isinstance(node, Count) and _only_ahead(node):
                continue  # "in two years the mission has taught": how long, not when
            night = _is_night(view, atom, node, lex)
            # In Arabic "a month after X" counts back from the day told of, wherever it stands.
            beside = any(e.kind in _DAY_KINDS for e in found) or (language == "ar" and not said)
            found.append(Expression(_trim(view, atom), node, kind, language, future, past, said, night, beside))
    return found


def _only_ahead(node: Count) -> bool:
    return node.sign > 0 and not node.span and not node.from_spoken and not node.told and node.base is None


def _alone(atom: Atom) -> Atom:
    """ "the week" with no word beside it is asked about itself."""
    for bare, kind in (("BW", "TW"), ("BM", "TM"), ("BY", "TY")):
        if atom.has(bare):
            return Atom.of(kind, atom.start, atom.end, atom.kinds[bare], text=atom.text)
    return atom


def _trim(view: View, atom: Atom) -> Span:
    return view.back(atom.start, atom.end)


def resolve_all(expressions: Iterable[Expression], anchor: date | None, *, coarse: bool = False) -> list[TimeMention]:
    """Expressions as mentions, each tied to the anchor and to the day spoken of before it."""
    spoken: Days | None = None
    night: Days | None = None
    year: int | None = None
    expressions = list(expressions)
    years = frozenset(y for e in expressions if (y := _written_year(e.node)) is not None)
    mentions = []
    for expression in expressions:
        lex = lexicon(expression.language)
        setting = Setting(
            anchor,
            spoken,
            night,
            year,
            years,
            expression.beside,
            expression.future,
            expression.past,
            lex.day_first,
            lex.next_nearest,
            lex.last_nearest,
            coarse,
            lex.year_thirds,
        )
        days = resolve(expression.node, setting)
        mentions.append(mention_of(expression, days, anchor))
        if days is None:
            continue
        if days.precision == "day" and not isinstance(expression.node, (Since, Until)):
            if expression.kind == "TH":
                continue
            if spoken is None or not expression.said:
                spoken = days
            if expression.night:
                night = days
        year = days.start.year
    return mentions


def _written_year(node: Node) -> int | None:
    """The year that an expression writes out, None where it leaves it to the reader."""
    if isinstance(node, Date) and not node.hijri:
        return node.year
    for inner in ("of", "end", "first", "second"):
        child = getattr(node, inner, None)
        if isinstance(child, Node):
            year = _written_year(child)
            if year is not None:
                return year
    return None


def mention_of(expression: Expression, days: Days | None, anchor: date | None) -> TimeMention:
    if days is None:
        basis = "relative" if isinstance(expression.node, (Anaphor, Count)) else "unknown"
        return TimeMention(expression.span, DaySpan(None, None, "unknown", basis))
    issue = days.issue
    node = expression.node
    written = isinstance(node, Date) and node.year is not None and node.day is not None
    if issue is None and anchor and written and days.start > anchor and not expression.future:
        issue = f"{days.start.isoformat()} lies after the day of publication, {anchor.isoformat()}"
    return TimeMention(expression.span, DaySpan(days.start, days.end, days.precision, days.basis), "event", issue)


def _pieces(view: View) -> Iterable[tuple[int, int]]:
    start = 0
    for stop in _SENTENCE.finditer(view.text):
        if stop.start() > start:
            yield start, stop.start()
        start = stop.end()
    if start < len(view.text):
        yield start, len(view.text)


def expressions_in(text: str, language: str | None = None) -> list[Expression]:
    """Every expression of a plain text; without a language it is detected."""
    view = fold_view(text)
    known = languages()
    if language in known:
        choices: Sequence[str] = (language,)
    elif script_share(text) >= 0.5:
        choices = ("ar",)
    else:
        detected = detect_language(text)
        choices = (detected,) if detected in known else ("en", "fr")
    best: list[Expression] = []
    for choice in choices:
        found = [e for start, end in _pieces(view) for e in find_expressions(view, choice, start, end)]
        if not best or sum(len(e.span) for e in found) > sum(len(e.span) for e in best):
            best = found
    return best


def find_times(
    text: str, *, anchor: date | None, language: str | None = None, coarse: bool = False
) -> list[TimeMention]:
    """Every time expression in a text with the days it means, in text order.

    Args:
        text: plain text as written; offsets of the answer are code points in it.
        anchor: the day on which it was written; None: only days that the text itself fixes are resolved.
        language: "ar", "fr" or "en"; None: detected.
        coarse: "two years ago" is that calendar year and "a month ago" that month, as news means it, not one day.

    >>> [m.when.start.isoformat() for m in find_times("قبل يومين", anchor=date(2017, 12, 14))]
    ['2017-12-12']
    """
    return resolve_all(expressions_in(text, language), anchor, coarse=coarse)
