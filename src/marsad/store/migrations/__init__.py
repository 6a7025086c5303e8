"""Numbered steps `mNNNN_*.py`, each with `STATEMENTS` in SQL that SQLite and PostgreSQL both read. A released step is
never changed; a change to the tables is a new step. `marsad.store.migrate` runs those that a ledger lacks."""
