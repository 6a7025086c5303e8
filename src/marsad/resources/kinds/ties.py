"""Words that tell of cooperation or hostility between two actors: `resources/ties/<language>.yml`."""

from marsad.resources.schema import Record


class Ties(Record):
    """`signals`: words for each kind of `resources/tie_scale`, read where a sentence names both actors. `denied`,
    `hedged`: words before them that deny or doubt. `pairs`: words for both actors named before ("the two groups")."""

    signals: dict[str, list[str]]
    denied: list[str]
    hedged: list[str]
    pairs: list[str]


SCHEMA = Ties
