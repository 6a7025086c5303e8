"""Which reports tell of the same happening: candidate pairs, a scorer that explains itself, and incidents."""
