"""Temporal normalisation: time expressions of Arabic, French and English news and the days that they mean.

`find_times(text, anchor=..., language=...)` is the public function; it knows no report and no database.
"""

from marsad.ground.days.find import find_times

__all__ = ["find_times"]
