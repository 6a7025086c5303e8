"""The reader: a small encoder that reads passages, and the heads that say what their words tell of."""
