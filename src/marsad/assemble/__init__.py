"""From the mentions of one report to its events: what happened, when, where, who, how many, who says so."""
