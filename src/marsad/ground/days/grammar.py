"""The grammar of dates, in levels; language-neutral, since the lexicon has turned words into categories.

`MONTHS` joins the two names of one month and sets clock times apart; `DAYS` makes days, months and years;
`UNITS` weeks, seasons and counted distances; `COMBOS` joins weekdays, dates and units; `PARTS` adds edges, parts of day
and nights;
`SPANS` makes ranges and pairs. A rule's builder returns the category of the whole and its node, or None to refuse.
"""

from marsad.ground.days import rules_dates, rules_joined, rules_spans, rules_units, rules_words
from marsad.ground.days.rules_common import COMBOS, DAYS, MONTHS, PARTS, SPANS, UNITS

RULES = (rules_dates, rules_words, rules_units, rules_joined, rules_spans)  # importing them registers their rules
LEVELS = (MONTHS, DAYS, UNITS, COMBOS, PARTS, SPANS)
EMITTED = frozenset(("TD", "TM", "TY", "TW", "TU", "TR", "TK", "TF", "TS", "TH", "TN", "TX", "TE", "TSINCE", "TUNTIL"))
