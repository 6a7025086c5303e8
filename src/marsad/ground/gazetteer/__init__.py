"""The gazetteer: places in one SQLite file, found by name, by sound, or by identifier (docs/places.md)."""
