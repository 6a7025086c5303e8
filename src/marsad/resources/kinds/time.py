"""Words for time in a language: `resources/time/<language>.yml`. A new language is a new file.

Words are written as in the language and folded when compiled. Keys of `words`, `units`, `parts`, `seasons` are the
categories that the grammar (`marsad.ground.days.grammar`) is written in.
"""

from collections.abc import Iterable
from typing import Any, Literal

from marsad.resources.schema import Record

Unit = Literal["day", "workday", "week", "workweek", "fortnight", "weekend", "month", "quarter", "season", "half",
               "year", "decade", "century", "hour", "minute"]  # fmt: skip
Words = Literal["last", "next", "this", "after_next", "ago", "later", "earlier", "hence", "before", "after", "since",
                "until", "from", "to", "between", "and", "or", "of", "the", "in", "on", "same", "night", "few",
                "couple", "now", "rest", "year_era", "hijri_era", "clock", "about", "ordinal_suffix", "date_link",
                "duration", "every", "aged", "that", "within", "alone", "of_it", "first_of_month", "week_of",
                "decade_mark", "just", "number_sign", "day_after", "less_than", "only_last",
                "quarter_sign", "half_sign", "running", "same_first", "of_what", "following", "closer", "one_unit", "plural", "day_word",
                "ahead_in", "ahead_span", "whole", "day_article", "one_article", "of_the", "before_last"]  # fmt: skip


class Example(Record):
    """`text` written on `anchor` holds exactly these ranges of days ("2017-11-24" or "2017-11-24/2017-11-25")."""

    text: str
    anchor: str
    days: list[str]


class Time(Record):
    """The time lexicon of a language; `examples` and `counterexamples` are checked by tests/ground."""

    name: str
    day_first: bool  # 03/04 is 3 April
    units_before_tens: bool = False  # "one and twenty"
    next_weekday: Literal["week", "nearest"] = "week"  # "next Friday": of next week, or the nearest one to come
    year_edges: Literal["month", "third"] = "month"  # how much of a year its beginning, middle and end are
    last_weekday: Literal["week", "nearest"] = "nearest"  # "last Monday" said on a Thursday: of last week, or of this
    months: dict[int, list[str]]
    month_abbreviations: dict[int, list[str]] = {}  # a month only beside a number
    weak_months: list[str] = []  # "May", "مارس": a month beside a number, a preposition or with a capital only
    hijri_months: dict[int, list[str]]
    weekdays: dict[int, list[str]]  # 1 is Monday
    weekday_abbreviations: dict[int, list[str]] = {}
    relative_days: dict[int, list[str]]
    overnight: dict[int, list[str]] = {}  # nights that begin so many days from today and run into the next day
    anaphors: dict[int, list[str]]  # days counted from the day last spoken of
    anaphoric_nights: dict[int, list[str]] = {}  # counted from the night last spoken of
    anaphoric_spans: dict[int, list[str]] = {}  # about so many days before or after the day last spoken of
    numbers: dict[int, list[str]]
    ordinals: dict[int, list[str]]
    units: dict[Unit, list[str]]
    duals: dict[Unit, list[str]] = {}
    possessive_units: dict[Unit, list[str]] = {}
    edges: dict[Literal["start", "middle", "end", "early", "late", "earlier", "later"], list[str]]
    parts: dict[Literal["dawn", "morning", "noon", "afternoon", "evening", "midnight"], list[str]]
    seasons: dict[Literal["spring", "summer", "autumn", "winter"], list[str]]
    decades: dict[int, list[str]] = {}
    words: dict[Words, list[str]]
    until: list[str] = []  # close before a bare weekday or month: it lies ahead ("until Monday")
    future: list[str] = []  # words that turn a bare weekday or month of the same clause to the future
    past: list[str] = []  # words that tie the clause to the past
    future_forms: list[str] = []  # regular expressions of one folded word, whole
    future_spelled: list[str] = []  # the same, searched in the text as written (folding takes the hamza of "سأعود")
    not_future: list[str] = []  # words that fit `future_forms` and are something else
    statement: list[str] = []  # verbs of saying: a day beside them dates the statement
    name_heads: list[str] = []  # before a date that is part of a name: "mouvement du 5 juin", "ملعب 26 مارس"
    name_tails: list[str] = []  # behind such a date: "June 5 movement"
    published: list[str] = []  # before the day of the report's own publication: "publié le"
    former: list[str] = []  # beside a name: no longer in office, no longer there
    titles: list[str] = []  # beside a name: in office
    subordinators: list[str] = []  # words that open another clause: what stands behind them dates something else
    not_times: list[str] = []  # fixed phrases that hold a time word and mean none
    examples: list[Example]
    counterexamples: list[str] = []


SCHEMA = Time


def compile_record(record: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """Examples stay with the YAML; the program needs the words alone."""
    yield {key: value for key, value in record.items() if key not in ("examples", "counterexamples")}
