"""Words that stand for an actor named before: "the group", "ces derniers", "التنظيم"."""

from collections.abc import Sequence

from marsad.model.mentions import ActorMention

_BACK = 20  # mentions; further back nothing is meant by "the group"


def last_fitting(
    mentions: Sequence[ActorMention], kinds: Sequence[str], *, nation: str | None = None
) -> ActorMention | None:
    """The last mention of one of these kinds that is resolved; `mentions` are those before the anaphor, in order."""
    for mention in reversed(mentions[-_BACK:]):
        if mention.kind in kinds and mention.actor is not None and (nation is None or mention.nation == nation):
            return mention
    return None
