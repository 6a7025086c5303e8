"""The whole way of a report: the stages in their order. Everything that codes goes through `build_pipeline`."""

from marsad.assemble.events import Assemble
from marsad.extract.actors import Actors
from marsad.extract.attribution import Attributions
from marsad.extract.harm import HarmLines
from marsad.extract.numbers import Numbers
from marsad.extract.places import Places
from marsad.extract.published import PublicationDay
from marsad.extract.relations import Relations
from marsad.extract.responsibility import Responsibilities
from marsad.extract.times import Times
from marsad.extract.triggers import Triggers
from marsad.extract.weapons import Weapons
from marsad.pipeline import Pipeline
from marsad.reader.model import Model
from marsad.reader.stage import Read
from marsad.text.split import Split

READERS = ("both", "rules")


def build_pipeline(reader: str = "both", model: Model | None = None) -> Pipeline:
    """The coder.

    Args:
        reader: "both": lists and rules joined with the reader; "rules": lists and rules alone.
        model: another model than the one that ships.

    Raises:
        ResourceMissing: compiled knowledge is not there.
        ReaderMissing: the model is not there, when the first report is read.
    """
    return Pipeline(
        [
            Split(),
            *((Read(model),) if reader == "both" else ()),
            Times(),
            Numbers(),
            Places(),
            Actors(),
            PublicationDay(),
            Weapons(),
            Triggers(),
            Attributions(),
            Responsibilities(),
            HarmLines(),
            Relations(),
            Assemble(),
        ]
    )
