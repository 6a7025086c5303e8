"""Number words composed: "vingt et un", "ألف وتسعمائة وثمانية وسبعون", "nineteen ninety six", "21st"."""

from marsad.ground.days.atoms import Atom

_YEAR_LEAST = 200  # below this a number in words is a day or a count, not a year


def _free_digits(total: int) -> int:
    """The power of ten below which a number has only zeros: 1900 → 100, 20 → 10, 21 → 1."""
    step = 1
    while total and total % (step * 10) == 0:
        step *= 10
    return step


class _Sum:
    """Groups of a spoken number; a part that does not fit the free digits of a group begins a new one."""

    def __init__(self, units_first: bool) -> None:
        self.groups: list[int] = []
        self.units_first = units_first
        self.open = False

    def take(self, value: int, joined: bool) -> bool:
        """False when the part cannot belong to this number."""
        if not self.groups:
            self.groups.append(value)
            return True
        current = self.groups[-1]
        if value in (100, 1000) and 0 < current < value:
            self.groups[-1] = current * value
            return True
        if self.units_first and 0 < current % 100 < 10 and value >= 10 and value < 100 and value % 10 == 0:
            if value == 10 or joined:
                self.groups[-1] = current + value
                return True
            return False
        if current and 0 < value < _free_digits(current) and (value < 10 or current % 100 == 0 or current >= 100):
            self.groups[-1] = current + value
            return True
        if len(self.groups) == 2 and current == 0:
            self.groups[-1] = value  # "nineteen oh one"
            return True
        if not joined and len(self.groups) == 1 and 10 <= current <= 20 and self._second_half(value):
            self.groups.append(value)
            return True
        return False

    def _second_half(self, value: int) -> bool:
        """A part that can follow the century of a year said in two halves."""
        return value == 0 or 10 <= value <= 99 or (self.units_first and value < 10)

    @property
    def total(self) -> int:
        if len(self.groups) == 2:
            return self.groups[0] * 100 + self.groups[1]
        return self.groups[0]


def _as_atom(parts: list[Atom], total: int, ordinal: bool) -> Atom:
    if ordinal:
        kind = "O1" if 1 <= total <= 31 else "OBIG"
    elif 1 <= total <= 31:
        kind = "W1"
    else:
        kind = "WY" if total >= _YEAR_LEAST else "WN"
    atom = Atom.of(kind, parts[0].start, parts[-1].end, total, text=parts[0].text)
    if len(parts) == 1:  # "un" is an article too, "second" nothing else
        atom.kinds |= {k: v for k, v in parts[0].kinds.items() if k not in ("NUM", "ORD")}
        atom.kind_set = frozenset(atom.kinds)
    atom.capital, atom.weak = parts[0].capital, parts[0].weak
    return atom


def _is_number(atom: Atom) -> bool:
    return atom.has("NUM") or atom.has("ORD")


def compose_numbers(atoms: list[Atom], *, units_first: bool) -> list[Atom]:
    """Atoms with runs of number words made one; digits with an ordinal ending become ordinals."""
    done: list[Atom] = []
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        following = atoms[at + 1] if at + 1 < len(atoms) else None
        if atom.has("D2") and following and following.has("ORDINAL_SUFFIX") and following.start == atom.end:
            done.append(Atom.of("O1", atom.start, following.end, atom.kinds["D2"], width=atom.width))
            at += 2
        elif _is_number(atom):
            at, made = _run(atoms, at, units_first)
            done.append(made)
        else:
            done.append(atom)
            at += 1
    return done


def _run(atoms: list[Atom], at: int, units_first: bool) -> tuple[int, Atom]:
    total = _Sum(units_first)
    parts: list[Atom] = []
    ordinal, joined, i, stop = False, False, at, at + 1
    while i < len(atoms):
        atom = atoms[i]
        if _is_number(atom):
            if (ordinal and not units_first) or not total.take(int(atom.value_as(("NUM", "ORD"))), joined):
                break
            ordinal = ordinal or not atom.has("NUM")
            parts.append(atom)
            joined, i, stop = False, i + 1, i + 1
            continue
        follows = i + 1 < len(atoms) and _is_number(atoms[i + 1])
        tied = follows and parts and atom.start == parts[-1].end and atoms[i + 1].start == atom.end
        if not (follows and not joined and (atom.has("AND") or (atom.has("DASH") and tied))):
            break
        joined, i = atom.has("AND"), i + 1
    return stop, _as_atom(parts, total.total, ordinal)
