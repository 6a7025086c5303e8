"""Victims: what befell them, how many, whose figure it is."""

from marsad.extract.harm.stage import HarmLines, find_harms

__all__ = ["HarmLines", "find_harms"]
