"""What the reader's heads tell apart, in the order of their outputs; part of the model, not knowledge of a language."""

TYPES = (
    "armed_clash", "attack", "ambush", "air_drone_strike", "shelling", "ied_mine", "suicide_bomb", "grenade",
    "abduction", "sexual_violence", "arrest", "looting_destruction", "territory_seized", "territory_regained",
    "protest", "riot", "agreement", "pledge_merger", "other_strategic",
)  # fmt: skip
ROLES = ("none", "side_a", "side_b", "place", "time", "killed", "injured", "harmed")
ENTITIES = ("actor", "person", "place", "time", "number", "weapon")
STATUSES = ("reported", "claimed", "denied", "hypothetical")
SAID = ("none", "source", "cue")
TIES = (
    "none", "leads", "member_of", "part_of", "affiliated_with", "allied_with", "merged_into", "split_from",
    "pledged_to", "rival_of", "fights", "operates_in", "succeeded", "founded", "close_to",
)  # fmt: skip
