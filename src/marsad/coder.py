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
from marsad.text.split import Split


def build_pipeline() -> Pipeline:
    """The coder by lists and rules.

    Raises:
        ResourceMissing: compiled knowledge is not there.
    """
    return Pipeline(
        [
            Split(),
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
