"""Scores against gold, and the gains and losses between two runs."""
