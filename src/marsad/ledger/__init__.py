"""The ledger: what was read, who says what, and which reports tell of the same happening. Joins store and coref."""

from marsad.ledger.book import Ledger
from marsad.ledger.write import coding_into, store_documents, storing

__all__ = ["Ledger", "coding_into", "store_documents", "storing"]
