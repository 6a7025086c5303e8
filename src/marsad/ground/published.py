"""When a report was published that does not say so: every day in its text is a constraint, as a coder would reason.

Pure: expressions and the life spans of the names in the text go in, a `Published` with its reasons comes out. A year is
given only when all others are excluded; a day only when weekdays, "yesterday Wednesday" or a dateline fix it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

from marsad.ground.days.calendars import ONE, day_or_none
from marsad.ground.days.nodes import Date, Night, Pair, Range, Relative, WeekOf
from marsad.ground.days.resolve import Setting, resolve
from marsad.ground.published_days import day_features, relative_and, written_dates, year_features
from marsad.ground.told import Told
from marsad.model.mentions import Published
from marsad.model.report import Span

EARLIEST = 1990  # no report that marsad is made for is older
ONE_YEAR = 365
SLACK = 6  # days between the last day that a report writes out and its publication
PLANNED = 366  # days that a month written with its year, and twice that a year, may lie ahead: "promised for 2023"
_REASONS = 3  # given for each excluded year
GRACE = 366  # days for which a report may still speak of what has ended as if it had not


@dataclass(frozen=True, slots=True)
class Lifespan:
    """A name in the text and the days between which it means something living; None is open.

    `early`: days before `since` on which a report may already have the name.
    """

    name: str
    since: date | None
    until: date | None
    span: Span
    what: str = "active"  # "active" | "in office"
    early: int = 0


@dataclass(frozen=True, slots=True)
class Clue:
    """One constraint on the day of publication P.

    `kind`: "is" P is this day (year open when None) · "dated" a past day with its weekday, P on it or soon after ·
    "day" a past day without weekday or year · "weekday" P falls on this weekday · "after" P is not before this day.
    """

    kind: str
    quote: str
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int = 0  # P minus the day written
    floor: date | None = None


def _clues(told: Told, *, fresh: bool = False) -> Iterable[Clue]:
    """The constraints of one expression; `fresh`: the report's first day stands here, written with its year."""
    node, quote = told.expression.node, told.quote
    bulletin = isinstance(node, (Range, Pair)) and told.role == "dateline"  # "Bulletin of 9 to 14 November"
    role = "event" if bulletin else told.role
    fresh = fresh or bulletin
    beside = relative_and(node)
    if beside is not None:
        distance, written = beside
        if written.day and written.month:
            yield _is(written, quote, -distance)
        elif written.weekday:
            yield Clue("weekday", quote, weekday=(written.weekday - distance - 1) % 7 + 1, offset=-distance)
        return
    if isinstance(node, Date) and node.which == 0 and node.weekday and not node.day and not told.expression.future:
        yield Clue("weekday", quote, weekday=node.weekday)  # "ce samedi"
        return
    for written in written_dates(node):
        if written.swap or written.year_shift is not None or told.expression.future:
            continue
        if written.hijri:
            day = _hijri_day(written)
            if day is not None:
                yield Clue("after", quote, floor=day)
                if told.lead and role == "event":
                    yield Clue("dated", quote, day.month, day.day, day.isoweekday(), floor=day)
        elif role in ("dateline", "published") and written.day and written.month:
            stands = written.year is not None or role == "published"
            yield _is(written, quote, 0) if stands else _dated(written, quote)  # a dateline may be a day or two old
        elif written.day and written.month and written.weekday and written.which == 0 and told.lead and role == "event":
            yield _is(written, quote, 0)  # "ce samedi 27 juillet"
        elif written.year is not None:
            floor = day_or_none(written.year, written.month or 1, written.day or 1)
            if floor is None:
                continue
            yield Clue("after", quote, written.month, written.day, floor=floor)
            agrees = written.weekday == floor.isoweekday() or (fresh and written.weekday is None)
            if told.lead and written.day and agrees and role == "event":
                yield Clue("dated", quote, written.month, written.day, written.weekday, floor=floor)
        elif written.day and written.month and role == "event":
            if written.weekday:
                yield _dated(written, quote)
            elif written.which is None:
                yield Clue("day", quote, written.month, written.day)


def _hijri_day(written: Date) -> date | None:
    if written.year is None or written.day is None:
        return None
    days = resolve(written, Setting(None))
    return days.start if days else None


def _is(written: Date, quote: str, offset: int) -> Clue:
    floor = day_or_none(written.year, written.month or 1, written.day or 1) if written.year else None
    return Clue("is", quote, written.month, written.day, written.weekday, offset, floor)


def _dated(written: Date, quote: str) -> Clue:
    return Clue("dated", quote, written.month, written.day, written.weekday)


def clues_of(told: Sequence[Told]) -> list[Clue]:
    """The constraints that a report's expressions put on its day of publication."""
    fresh = _fresh(told)
    return _sorted_out([clue for t in told for clue in _clues(t, fresh=t is fresh)])


def _fresh(told: Sequence[Told]) -> Told | None:
    """The expression at the head of the report that gives the day of its news in full, with its year: the first of all
    that counts, so that neither "yesterday" nor a bare weekday makes what follows a recollection."""
    for t in told:
        dates = [*written_dates(t.expression.node)]
        if t.role == "name" or (dates and all(d.year is None and d.weekday is None for d in dates)):
            continue
        full = any(d.year and d.month and d.day for d in dates)
        plain = isinstance(t.expression.node, (Date, Range, Night, Pair, WeekOf))
        return t if full and plain and t.lead and t.role == "event" and not t.expression.future else None
    return None


def _days_of(clue: Clue, years: Iterable[int]) -> list[date]:
    """The days that a written day may be, its weekday respected."""
    if clue.kind == "dated" and clue.floor is not None:
        return [clue.floor]
    days = (day_or_none(year, clue.month or 1, clue.day or 1) for year in years)
    return [d for d in days if d is not None and (clue.weekday is None or d.isoweekday() == clue.weekday)]


@dataclass(slots=True)
class _Search:
    """Candidate days, and why years fell away."""

    days: list[date]
    year_of: dict[date, int]  # the year of the written day that a candidate rests on: 1 January may rest on December
    years: tuple[int, ...]  # all that the written days fit
    reasons: dict[int, list[str]]

    def drop_years(self, years: Iterable[int], reason: str) -> None:
        """Take years away for a reason; a year already gone keeps further reasons beside the first."""
        years = set(years)
        left = [d for d in self.days if self.year_of[d] not in years]
        if not left:
            return
        self.days = left
        for year in years:
            known = self.reasons.setdefault(year, [])
            if reason not in known and len(known) < _REASONS:
                known.append(reason)

    @property
    def excluded(self) -> tuple[str, ...]:
        return tuple(f"{year}: {'; '.join(reasons)}" for year, reasons in sorted(self.reasons.items()))


def infer_published(
    told: Sequence[Told],
    lifespans: Sequence[Lifespan] = (),
    *,
    weights: Mapping[str, float],
    latest: date | None = None,
) -> Published:
    """The day or days on which a report may have been published.

    Args:
        told: the report's time expressions in text order.
        lifespans: names in the text that tie it to a time; may be empty.
        weights: how much each feature of a day speaks for it (`resources/siting/published.yml`).
        latest: no report is younger; today without it.

    Returns:
        basis "stated" (the report gives its own day in full), "inferred" (`why` says from what, `excluded` why not
        other years) or "unknown" (no clue, or several years remain: `why` names them).
    """
    last = latest or date.today()
    clues = clues_of(told)
    stated = next((c for c in clues if c.kind == "is" and c.floor is not None), None)
    if stated is not None and stated.floor is not None:
        day = stated.floor + timedelta(days=stated.offset)
        return Published(day, day, "stated", f"the report gives its own day: “{stated.quote}”")
    anchors = [c for c in clues if c.kind in ("is", "dated")]
    if not anchors:
        return _without_days(clues)
    days = _start(anchors, last)
    if not days:
        return Published(None, None, "unknown", "the days written in the report contradict one another")
    search = _Search(sorted(days), days, tuple(sorted(set(days.values()))), {})
    _bound(search, clues, lifespans)
    return _answer(search, clues, told, lifespans, _Weigher(told, weights, last))


def _sorted_out(clues: Sequence[Clue]) -> list[Clue]:
    """A day that falls into a month written with its year is dated by that, not by the day of publication."""
    months = {
        (c.floor.year, c.floor.month)
        for c in clues
        if c.kind == "after" and c.floor is not None and c.month and c.day is None
    }
    kept = []
    for clue in clues:
        if clue.kind in ("dated", "is") and clue.floor is None and clue.month:
            named = [d for d in _days_of(clue, {year for year, _ in months}) if (d.year, d.month) in months]
            if named:
                kept.append(Clue("after", clue.quote, floor=named[0]))
                continue
        kept.append(clue)
    return kept


def _start(anchors: Sequence[Clue], last: date) -> dict[date, int]:
    """Days that fit every written day, on the latest of them or up to `SLACK` days later, with the year of that."""
    years = range(EARLIEST, last.year + 1)
    exact = [c for c in anchors if c.kind == "is"]
    if exact:
        offset = timedelta(days=exact[0].offset)
        days = {d + offset: d.year for d in _days_of(exact[0], years)}
    else:
        days = {}
        for year in years:
            options = [_days_of(c, (year, year - 1)) for c in anchors]
            latest = max((max(o) for o in options if o and max(o).year == year), default=None)
            if latest is not None:
                days |= {latest + timedelta(days=k): latest.year for k in range(SLACK + 1)}
    return {d: year for d, year in days.items() if d <= last and _fit(d, anchors)}


def _fit(day: date, anchors: Sequence[Clue]) -> bool:
    """Whether every dated day can lie in the year up to this day."""
    for clue in anchors:
        if clue.kind == "dated":
            before = [d for d in _days_of(clue, (day.year, day.year - 1)) if d <= day and (day - d).days <= ONE_YEAR]
            if not before:
                return False
    return True


def _bound(search: _Search, clues: Sequence[Clue], lifespans: Sequence[Lifespan]) -> None:
    """Take away years that the text or the names in it rule out."""
    ends = {year: date(year, 12, 31) for year in search.years}
    for clue in clues:
        if clue.kind == "after" and clue.floor is not None:
            floor = clue.floor - timedelta(days=0 if clue.day else PLANNED if clue.month else 2 * PLANNED)
            out = [y for y in search.years if _last_day(search, y, ends) < floor]
            search.drop_years(out, f"the report speaks of “{clue.quote}”")
    for life in sorted(lifespans, key=lambda life: life.since or date.min, reverse=True):
        if life.since is not None:
            first = life.since - timedelta(days=life.early)
            out = [y for y in search.years if _last_day(search, y, ends) < first]
            search.drop_years(out, f"{life.name} {life.what} since {life.since.isoformat()}")
    for life in sorted(lifespans, key=lambda life: life.until or date.max):
        if life.until is not None:
            limit = life.until + timedelta(days=GRACE if life.what == "active" else 0)
            out = [y for y in search.years if _first_day(search, y) > limit]
            search.drop_years(out, f"{life.name} {life.what} until {life.until.isoformat()}")


def _last_day(search: _Search, year: int, ends: dict[int, date]) -> date:
    return max((d for d in search.days if search.year_of[d] == year), default=ends[year])


def _first_day(search: _Search, year: int) -> date:
    return min((d for d in search.days if search.year_of[d] == year), default=date(year, 1, 1))


def _without_days(clues: Sequence[Clue]) -> Published:
    floors = [c.floor for c in clues if c.floor is not None]
    if floors:
        return Published(None, None, "unknown", f"no day is written; not before {max(floors).isoformat()}")
    return Published(None, None, "unknown", "the report gives no day to reckon from")


@dataclass(frozen=True, slots=True)
class _Weigher:
    """Ranks days by what the report's expressions say of them."""

    told: Sequence[Told]
    weights: Mapping[str, float]
    last: date

    def odds(self, features: Mapping[str, float]) -> float:
        return sum(self.weights.get(name, 0.0) * value for name, value in features.items())

    def rank(self, days: Iterable[date]) -> list[tuple[date, float]]:
        """Days with their probabilities, best first."""
        days = [d for d in days if d <= self.last]
        return _shares([(d, self.odds(day_features(self.told, d))) for d in days])


def _shares(odds: Sequence[tuple[date, float]]) -> list[tuple[date, float]]:
    top = max(o for _, o in odds)
    total = sum(exp(o - top) for _, o in odds)
    return sorted(((d, exp(o - top) / total) for d, o in odds), key=lambda one: (-one[1], one[0]))


def _answer(
    search: _Search, clues: Sequence[Clue], told: Sequence[Told], lifespans: Sequence[Lifespan], weigher: _Weigher
) -> Published:
    years = sorted({search.year_of[d] for d in search.days})
    written = " and ".join(dict.fromkeys(f"“{c.quote}”" for c in clues if c.kind in ("is", "dated")))
    today = _written_today(told, clues)
    ranked = {year: weigher.rank(_reach(search, clues, year, today)) for year in years}
    if len(years) > 1:
        listed = ", ".join(map(str, years))
        odds = [(ranked[y][0][0], weigher.odds(year_features(y, newest_told(y, clues, lifespans)))) for y in years]
        likely = _shares(odds)
        why = f"{written} fit several years: {listed}; likeliest {_listed(likely)}{_not(search)}"
        return Published(None, None, "unknown", why, search.excluded, tuple(likely))
    days, why = _held(ranked[years[0]], clues, today)
    alone = " alone" if not search.reasons else "; other years are excluded"
    reason = f"{written} fit {years[0]}{alone}{why}{_not(search)}"
    return Published(days[0], days[-1], "inferred", reason, search.excluded, tuple(ranked[years[0]][:_RANKED]))


def newest_told(year: int, clues: Sequence[Clue], lifespans: Sequence[Lifespan]) -> int | None:
    """The last year, up to this one, that a written date or the beginning of a name gives."""
    told = [c.floor.year for c in clues if c.floor is not None] + [x.since.year for x in lifespans if x.since]
    return max((y for y in told if y <= year), default=None)


def _written_today(told: Sequence[Told], clues: Sequence[Clue]) -> Clue | None:
    """The written day whose sentence calls it today or tonight: it was published then or on the next."""
    dated = {c.quote: c for c in clues if c.kind == "dated"}
    now = {t.sentence for t in told if isinstance(t.expression.node, Relative) and t.expression.node.days == 0}
    return next((dated[t.quote] for t in told if t.quote in dated and t.sentence in now and t.sentence >= 0), None)


def _reach(search: _Search, clues: Sequence[Clue], year: int, today: Clue | None) -> list[date]:
    """All days on which a report may stand whose last written day lies in this year."""
    days = [d for d in search.days if search.year_of[d] == year]
    if any(c.kind == "is" for c in clues):
        return days
    called = [d for d in days if today is not None and d in _days_of(today, (year,))]
    if called:
        return [called[0], called[0] + ONE]
    lowest = [c.floor for c in clues if c.kind == "after" and c.day and c.floor and c.floor <= days[-1]]
    floor = max([days[0], *lowest])
    return [d for k in range(SPAN.days + 1) if (d := days[0] + timedelta(days=k)) >= floor]


def _held(ranked: Sequence[tuple[date, float]], clues: Sequence[Clue], today: Clue | None) -> tuple[list[date], str]:
    """The shortest stretch around the likeliest day that is likely enough, and the reason in words."""
    best = ranked[0][0]
    if any(c.kind == "is" for c in clues):
        return [best], "; the report names its own day"
    if today is not None and len(ranked) == _CALLED:
        return sorted(d for d, _ in ranked), f"; “{today.quote}” is called today; likeliest {_listed(ranked)}"
    shares = dict(ranked)
    stretches = []
    for first in shares:
        held, day = shares[first], first
        while held < HELD and day + ONE in shares:
            day += ONE
            held += shares[day]
        if held >= HELD and first <= best <= day:
            stretches.append(((day - first).days, -held, first, day))
    _, _, first, day = min(stretches, default=(0, 0.0, min(shares), max(shares)))
    said = next((c for c in clues if c.kind == "weekday" and c.weekday == best.isoweekday()), None)
    named = f"; “{said.quote}” makes it a {best:%A}" if said else ""
    return [first, day], f"{named}; likeliest {_listed(ranked)}"


def _listed(ranked: Sequence[tuple[date, float]]) -> str:
    return ", ".join(f"{d.isoformat()} ({share:.0%})" for d, share in ranked[:_LISTED])


def _not(search: _Search) -> str:
    """Why the years are out, one reason each, the latest first."""
    years = sorted(search.reasons, reverse=True)
    return "".join(f"; not {year}: {search.reasons[year][0]}" for year in years)


SPAN = timedelta(days=45)  # from the latest written day to the publication
HELD = 0.65  # the answer is the shortest stretch of days, often one, that holds this share and the likeliest
_RANKED, _LISTED = 10, 3
_CALLED = 2  # the day that is called today and the next
