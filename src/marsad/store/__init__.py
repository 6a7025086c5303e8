"""The ledger's tables: reports, readings, claims, judgements, incidents. Knows rows, not what they mean."""

from marsad.store.open import open_store
from marsad.store.sql import SqlStore

__all__ = ["SqlStore", "open_store"]
