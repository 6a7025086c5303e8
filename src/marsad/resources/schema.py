"""What all schemas of knowledge files share."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Frozen, and a key that the schema does not know is an error: a misspelt key must not be silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Checked(Record):
    """A record that proves itself: every entry is found in an example, no counterexample holds any."""

    examples: list[str]
    counterexamples: list[str] = []
