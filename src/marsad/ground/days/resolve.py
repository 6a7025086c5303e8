"""`resolve`: the days that a node covers. Importing this module registers the resolvers of all nodes."""

from marsad.ground.days import resolve_dates, resolve_joined, resolve_relative
from marsad.ground.days.resolve_base import Days, Setting, resolve

RESOLVERS = (resolve_dates, resolve_relative, resolve_joined)

__all__ = ["Days", "Setting", "resolve"]
