"""Signals as a reader sees them in a terminal: both signs on one axis, then what speaks for which reading."""

from collections.abc import Iterator, Sequence

from marsad.ties.camps import name_of
from marsad.ties.signals import Signal
from marsad.ties.words import scale

_HALF = 5  # characters of a bar, one for each step of the scale
_WORDS = 96


def lines(a: str, b: str, signals: Sequence[Signal]) -> Iterator[str]:
    """The page, line by line."""
    first, second = name_of(a), name_of(b)
    if not signals:
        yield f"{first} and {second}: the reports hold no signal between them."
        return
    reports = len({s.report for s in signals})
    days = [s.day for s in signals if s.day]
    when = f", {days[0]} to {days[-1]}" if days else ""
    yield f"{first} and {second}: {len(signals)} signals in {reports} report{'s' * (reports > 1)}{when}"
    yield ""
    yield f"{'':11}{'war':<{_HALF}} {'union':>{_HALF}}"
    for signal in signals:
        yield f"{signal.day or 'no day':<10} {_bar(signal.strength)} {_what(signal)}"
        yield f"{'':{11 + 2 * _HALF + 2}}“{_short(signal.words)}” ({_where(signal)})"
    yield ""
    yield from _readings(signals)


def _bar(strength: int) -> str:
    left = "#" * -strength if strength < 0 else ""
    right = "#" * strength if strength > 0 else ""
    return f"{left:>{_HALF}}|{right:<{_HALF}}"


def _what(signal: Signal) -> str:
    other = signal.b if signal.source == signal.a else signal.a
    way = f", {name_of(signal.source)} to {name_of(other)}" if signal.source else ""
    status = "" if signal.status == "reported" else f" [{signal.status}]"
    day = "" if signal.basis == "stated" else " (day of publication)"
    return f"{signal.strength:+d} {scale()[signal.kind].name}{way}{status}{day}"


def _short(words: str) -> str:
    return words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"


def _where(signal: Signal) -> str:
    return ", ".join(part for part in (signal.per, signal.outlet, signal.report) if part)


def _readings(signals: Sequence[Signal]) -> Iterator[str]:
    """Both readings with what bears on each; which is right stays with the reader."""
    for sign, reading in ((1, "cooperation"), (-1, "hostility")):
        told = [s for s in signals if s.strength * sign > 0]
        firm = [s for s in told if s.status in ("reported", "claimed")]
        days = [s.day for s in firm if s.day]
        span = f", {min(days)} to {max(days)}" if days else ""
        kinds = ", ".join(dict.fromkeys(scale()[s.kind].name for s in firm))
        weak = len(told) - len(firm)
        rest = f"; {weak} more denied, in doubt or of the past" if weak else ""
        yield f"for {reading}: {len(firm)}{span}{f' ({kinds})' if kinds else ''}{rest}"
