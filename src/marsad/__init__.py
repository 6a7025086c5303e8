"""Marsad reads Arabic, French and English reports on armed conflict and codes them as checkable events."""

__version__ = "0.1.0"
