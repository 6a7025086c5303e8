"""What befalls the people of a figure, by rules and reader together: "vingt-six peuls, pris par le cou ..." has no word
of any list. Weights: `resources/siting/killed_read.yml` and `injured_read.yml`, learned by `training/harming.py`."""

from math import log1p

from marsad.extract.harm.shapes import SOFT, STRONG, Figure, Scan
from marsad.extract.weighing import Features, learned, score
from marsad.model.reading import Reading, log_odds
from marsad.model.report import Span

OUTCOMES = ("killed", "injured")
PEOPLE = ("number", "dual", "one")  # kinds of figures that are judged
ENOUGH = {"killed": 0.0, "injured": 0.0}  # log odds from which the outcome is set where no rule sets one
TOO_FEW = {"killed": -1.5, "injured": -1.5}  # below which a rule's outcome is taken back
_AROUND = 2  # sentences on both sides whose triggers the reader is asked about
_MOST = 12.0  # log1p of a figure beyond which more is the same
_SAYS = 3  # words before a figure among which somebody may say it
_ROLES = ("killed", "injured", "harmed", "side_a", "side_b")


def judge(scan: Scan, reading: Reading, last: Figure | None = None) -> None:
    """Sets the outcome of figures that the rules leave without one, and takes back what the reader rules out.

    `last`: the last figure of the passage so far that had an outcome.
    """
    for figure in scan.figures:
        if not is_judged(figure):
            continue
        odds = {o: score(figure_features(scan, figure, reading, last, o), learned(f"{o}_read")) for o in OUTCOMES}
        if figure.outcome is None:
            best = max(OUTCOMES, key=lambda o: odds[o] - ENOUGH[o])
            if odds[best] >= ENOUGH[best]:
                figure.outcome = best
                if figure.bare and last is not None and last.outcome == best:
                    figure.who = last.who  # "nine soldiers, the army says; the militants speak of thirty"
        elif odds[figure.outcome] < TOO_FEW[figure.outcome]:
            figure.outcome = figure.trigger = None
        last = figure if figure.outcome is not None else last


def is_judged(figure: Figure) -> bool:
    """A count of people that died, were injured, or of whom no rule says what befell them."""
    return figure.kind in PEOPLE and figure.outcome in (None, *OUTCOMES)


def figure_features(scan: Scan, figure: Figure, reading: Reading, last: Figure | None, outcome: str) -> Features:
    """What speaks for an outcome as that of the figure's people."""
    read = _read(scan, reading, figure.span)
    others = [f for f in scan.figures if f is not figure and f.outcome == outcome]
    before = [f for f in others if f.last <= figure.first]
    cues = [c for c in scan.cues if c.outcome == outcome]
    near = min((_words_between(figure, c.first, c.last) for c in cues), default=None)
    end = figure.last >= scan.sentence.last or scan.stops(figure.last - 1, figure.last, STRONG | SOFT)
    features = {
        "base": 1.0,
        "rule": float(figure.outcome == outcome),
        "another rule": float(figure.outcome not in (None, outcome)),
        "read best": float(read[outcome] == max(read.values()) and read[outcome] > 0),
        "cue": float(bool(cues)),
        "cue near": 0.0 if near is None else 1 / (1 + near),
        "cue of another": float(any(c.outcome != outcome for c in scan.cues)),
        "others": float(bool(others)),
        "others before": float(bool(before)),
        "rival": float(last is not None and last.outcome == outcome and figure.bare),
        "last": float(last is not None and last.outcome == outcome),
        "as last": float(last is not None and last.low == figure.low and last.outcome == outcome),
        "says": float(scan.has("says", max(scan.sentence.first, figure.first - _SAYS), figure.first)),
        "many": min(log1p(figure.low or 0), _MOST),
        "bare": float(figure.bare),
        "bare end": float(figure.bare and end),
        "strange": float(figure.strange),
        "partitive": float(figure.partitive),
        "more": float(figure.others),
        "title": float(scan.sentence.title),
        f"kind {figure.kind}": 1.0,
        f"who {figure.who}": 1.0,
        f"in {scan.lexicon.language}": 1.0,
    }
    for role in _ROLES:
        odds = log_odds(read[role])
        features[f"read {role}"] = odds
        if figure.outcome is None:
            features[f"read {role}, no rule"] = odds
        if figure.bare:
            features[f"read {role}, bare"] = odds
        if figure.kind == "one":
            features[f"read {role}, one"] = odds
    return features


def _words_between(figure: Figure, first: int, last: int) -> int:
    return max(first - figure.last, figure.first - last, 0)


def _read(scan: Scan, reading: Reading, span: Span) -> dict[str, float]:
    """How surely the reader gives the words each part in a happening told of around them."""
    at, document = scan.sentence.index, scan.document
    asked = [reading.roles(t.span, [span])[0] for t in document.triggers if abs(t.sentence - at) <= _AROUND]
    return {role: max((roles[role] for roles in asked), default=0.0) for role in _ROLES}
