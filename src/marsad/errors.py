"""Every error of marsad. Three loudnesses (docs/errors.md): stop the run, set one report aside, note an oddity.

MarsadError
├── Stop                    the answer would be wrong for all: nothing is coded
│   ├── ResourceBroken      a knowledge file is malformed; names the file and the field
│   ├── ResourceMissing     compiled knowledge is not there; says which command makes it
│   ├── PipelineBroken      a stage needs what no earlier stage gives
│   ├── GazetteerBroken     a gazetteer file that is not one, or from a newer marsad
│   └── ReaderMissing       the reader's model is not there or is another one
├── SetAside                this input cannot be read; the run goes on, exit code 1
│   ├── Unreadable          empty, binary, truncated, undecodable, encrypted
│   ├── TooLarge            over the size limit
│   ├── NoText              a scanned PDF, an empty page
│   └── BadRecord           a JSON line that is no report
└── BadCall                 the command itself is wrong; exit code 2
"""


class MarsadError(Exception):
    """Base of all; the message names what is wrong and says what to do."""


class Stop(MarsadError):
    """The answer would be wrong for all reports."""


class ResourceBroken(Stop):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class ResourceMissing(Stop):
    def __init__(self, kind: str) -> None:
        super().__init__(f"no compiled resource '{kind}': run 'marsad resources build' in a clone, or reinstall marsad")
        self.kind = kind


class PipelineBroken(Stop):
    def __init__(self, stage: str, missing: frozenset[str]) -> None:
        super().__init__(f"stage '{stage}' needs {', '.join(sorted(missing))}, which no earlier stage gives")
        self.stage, self.missing = stage, missing


class GazetteerBroken(Stop):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class ReaderMissing(Stop):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}: reinstall marsad, or code without the model: --reader rules")
        self.path, self.reason = path, reason


class SetAside(MarsadError):
    """One input cannot be read; carries where it stood and why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source, self.reason = source, reason


class Unreadable(SetAside):
    pass


class TooLarge(SetAside):
    pass


class NoText(SetAside):
    pass


class BadRecord(SetAside):
    pass


class BadCall(MarsadError):
    """The command line itself is wrong."""
