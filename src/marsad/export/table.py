"""A table for the terminal: one block a report, one row an event; Arabic readable whatever the terminal can do."""

import os
from collections.abc import Iterable
from typing import IO, Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from marsad.errors import BadCall
from marsad.export.parts.bidi import harmless, has_rtl, isolated, visual
from marsad.export.parts.events import headline
from marsad.resources.inters import country_name, named

Json = dict[str, Any]

BIDI = ("isolate", "visual", "plain")
# Environment variable that a terminal sets → what it needs. Seen on xterm 379, VTE 0.70, mlterm 3.9 (docs/output.md).
_TERMINALS = {"MLTERM": "plain", "VTE_VERSION": "isolate", "XTERM_VERSION": "visual", "ALACRITTY_WINDOW_ID": "visual"}
_LEAST = 60  # columns; narrower and nothing can be read
_TONES = {"reported": "", "claimed": "yellow", "denied": "strike", "hypothetical": "italic"}


class Exporter:
    """`bidi`: "isolate" for terminals that know the bidirectional algorithm, "visual" for those that print characters
    as they come, "plain" for neither; else the environment variable MARSAD_BIDI, else what the terminal is known to
    need, else "isolate". `width` in columns; None takes the terminal's."""

    name = "table"
    suffix = ".txt"
    binary = False

    def __init__(self, *, width: int | None = None, bidi: str | None = None) -> None:
        self.bidi = bidi or os.environ.get("MARSAD_BIDI")
        if self.bidi and self.bidi not in BIDI:
            raise BadCall(f"MARSAD_BIDI or bidi is '{self.bidi}': choose one of {', '.join(BIDI)}")
        self.width = width

    def write(self, records: Iterable[Json], out: IO[str]) -> None:
        self.bidi = self.bidi or _needed(shown=out.isatty())
        width = self.width or (None if out.isatty() else 120)
        console = Console(file=out, width=width, highlight=False, legacy_windows=False, emoji=False)
        width = max(console.width, _LEAST)
        for record in records:
            self._report(record, console, width)

    def _report(self, record: Json, console: Console, width: int) -> None:
        report = record["report"]
        published = report["published"]["start"] or "no date"
        about = " · ".join(part for part in (published, report["language"], report["outlet"], report["id"]) if part)
        for text, style in ((headline(report, record.get("_text")), "bold"), (about, "dim")):
            for line in _lines(text, width):
                console.print(Text(self._shown(line), style=style, justify="right" if self._right(line) else "left"))
        if not record["events"]:
            console.print(Text("  no events\n", style="dim"))
            return
        console.print(self._table(record, width))

    def _table(self, record: Json, width: int) -> Table:
        table = Table(box=box.SIMPLE_HEAD, width=width, pad_edge=False, show_edge=False, padding=(0, 1))
        shares = {
            "when": 0.11,
            "what": 0.14,
            "where": 0.17,
            "side a": 0.17,
            "side b": 0.17,
            "harm": 0.11,
            "words": 0.13,
        }
        widths = {head: max(8, int((width - 2 * len(shares)) * share)) for head, share in shares.items()}
        for head in shares:
            table.add_column(head, width=widths[head], overflow="fold", no_wrap=False)
        for event in record["events"]:
            cells = dict(zip(shares, _cells(event), strict=True))
            style = "dim" if event["background"] else _TONES.get(event["status"], "")
            table.add_row(*(self._cell(text, widths[head]) for head, text in cells.items()), style=style)
        table.add_row()
        return table

    def _cell(self, text: str, width: int) -> Text:
        return Text("\n".join(self._shown(line) for line in _lines(text, width)))

    def _shown(self, line: str) -> str:
        if self.bidi == "plain":
            return line
        return isolated(line) if self.bidi == "isolate" else visual(line)

    def _right(self, line: str) -> bool:
        """Visual lines in Arabic begin at the right edge; where the terminal knows bidi, it decides."""
        return self.bidi == "visual" and has_rtl(line[:1])


def _needed(*, shown: bool) -> str:
    """What the terminal needs; a file is for programs that know the algorithm."""
    known = (way for name, way in _TERMINALS.items() if os.environ.get(name))
    return next(known, BIDI[0]) if shown else BIDI[0]


def _cells(event: Json) -> tuple[str, ...]:
    return (
        _when(event["when"]),
        event["type"].replace("_", " ") + _standing(event),
        _where(event["where"]),
        _side(event["side_a"]),
        _side(event["side_b"]),
        _harm(event),
        event["trigger"]["quote"] if event["trigger"] else "",
    )


def _standing(event: Json) -> str:
    words = [] if event["status"] == "reported" else [event["status"]]
    return "".join(f"\n({word})" for word in [*words, *(["recalled"] if event["background"] else [])])


def _when(when: Json) -> str:
    start, end = when["start"], when["end"]
    if not start:
        return "?"
    if when["precision"] in ("month", "year"):
        return str(start[: 7 if when["precision"] == "month" else 4])
    return start if start == end or not end else f"{start}\n– {end}"


def _where(where: Json | None) -> str:
    if not where:
        return "?"
    if not where["place"]:
        names = list(dict.fromkeys(c["place"] for c in where["candidates"]))
        return f"? {' / '.join(names[:3])}" if names else "?"
    country = country_name(where["country"]) or where["country"]
    near = {"near": "near ", "exact": ""}.get(where["precision"], "")
    above = [part for part in (where["admin1"], country) if part and part != where["place"]]
    return f"{near}{where['place']}" + (f"\n({', '.join(above)})" if above else "")


def _side(parties: list[Json]) -> str:
    """Short names, the doubt that the report has beside them."""
    doubt = {"suspected": " ?", "attributed": " (attr.)", "claimed": ""}
    return "\n".join(named(p["actor"], p["name"]) + doubt.get(p["status"], "") for p in parties) or "–"


def _harm(event: Json) -> str:
    told = [
        f"{_amount(event[key])} {word}" for key, word in (("deaths", "dead"), ("injured", "hurt")) if _told(event[key])
    ]
    counted = ("killed", "injured")
    told += [f"{_amount(line)} {line['outcome']}" for line in event["harm"] if line["outcome"] not in counted]
    return "\n".join(dict.fromkeys(told)) or "–"


def _told(toll: Json) -> bool:
    return any(toll[key] is not None for key in ("low", "best", "high"))


def _amount(toll: Json) -> str:
    low, best, high = toll["low"], toll["best"], toll["high"]
    if low is not None and low == high:
        return str(low)
    if low is not None and high is not None:
        return f"{low}–{high}"
    if low is not None:
        return f"{low}+"
    return f"≤{high}" if high is not None else str(best)


def _lines(text: str, width: int) -> list[str]:
    """Wrapped before anything is reordered: a line that is wrapped afterwards would read from the bottom up."""
    lines: list[str] = []
    for paragraph in harmless(text).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and cell_len(line) + 1 + cell_len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines
