"""Place names in a report, step by step: found, told apart by use, set in relation, resolved together."""
