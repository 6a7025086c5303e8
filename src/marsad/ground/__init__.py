"""From words to what they stand for: days, gazetteer entries, actor ids. Usable without a report."""
