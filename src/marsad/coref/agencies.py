"""News agencies that sign a text: twelve sites that print one agency's report are one source."""

import re
from functools import lru_cache

from marsad.resources import load_one
from marsad.text.fold import fold

_EDGE = 240  # characters at the head and the foot of a report where a signature stands


@lru_cache(maxsize=1)
def _signatures() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A name counts as a signature between brackets, before a dash, after a slash, or alone on its line."""
    agencies = load_one("coref_rules", "events")["agencies"]
    made = []
    for agency, names in sorted(agencies.items()):
        any_name = "|".join(re.escape(fold(name)) for name in sorted(names, key=len, reverse=True))
        pattern = (
            rf"\((?:[^()\n]{{0,40}}[\s/,-])?(?:{any_name})\)|(?:^|\n|[/,(-]\s?)(?:{any_name})\s*(?:[)/:]|-{{1,2}}|\n|$)"
        )
        made.append((agency, re.compile(pattern)))
    return tuple(made)


def agencies_signing(text: str) -> list[str]:
    """Ids of the agencies that sign at the head or foot of the text ("(AFP)", "واشنطن - رويترز")."""
    ends = fold(text[:_EDGE]), fold(text[-_EDGE:])
    return [agency for agency, pattern in _signatures() if any(pattern.search(end) for end in ends)]
