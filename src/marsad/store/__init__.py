"""The ledger: reports, readings, claims, judgements and incidents in one database file."""
