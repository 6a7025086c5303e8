"""Reports in: files, folders and standard input, one reader a format, found by suffix (docs/input.md).

What cannot be read is set aside with its reason and the rest goes on; nothing is held that is not needed any more.
"""

from marsad.ingest.limits import Limits
from marsad.ingest.read import Repeat, read_reports

__all__ = ["Limits", "Repeat", "read_reports"]
