"""A report as given, and the stretches of text that everything else points into."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch of `Report.text`, in Unicode code points."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Report:
    """One article as published. Nothing in it is ever changed; every offset points into `text`.

    `text` is `title + "\\n" + body`, or the body alone when there is no title (contract.md).
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    language: str | None = None  # as declared by the caller; None: detect
    url: str | None = None
    outlet: str | None = None
    path: str | None = None  # where it was read from, for messages only

    @classmethod
    def of(
        cls,
        body: str,
        *,
        title: str | None = None,
        id: str | None = None,
        published: date | None = None,
        language: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        path: str | None = None,
    ) -> "Report":
        """A report from its parts; without `id` the first 16 hex digits of the SHA-256 of title and text."""
        text = f"{title}\n{body}" if title else body
        return cls(
            id=id if id is not None else sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
            text=text,
            title=title or None,
            published=published,
            language=language,
            url=url,
            outlet=outlet,
            path=path,
        )

    @property
    def body_start(self) -> int:
        """Where the body begins in `text`."""
        return len(self.title) + 1 if self.title else 0

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph (or the headline) in one language."""

    index: int
    span: Span
    language: str  # ISO 639-1; "und" when nobody can tell
    title: bool = False
    readable: bool = True  # False: a language that marsad does not read; named as an issue, not coded


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the folded text, `start`/`end` in characters of the report as given.

    `keys` are the folded forms under which the word may be looked up: itself first, then what remains
    when attached Arabic particles (و ف ب ل ك س) are taken off, each with the stored offset where it begins.
    """

    index: int  # position in `Document.tokens`
    start: int
    end: int
    key: str
    keys: tuple[tuple[str, int], ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `first`/`last` are half-open token positions."""

    index: int
    passage: int
    span: Span
    language: str
    first: int
    last: int
    title: bool = False
