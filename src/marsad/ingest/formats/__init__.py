"""Readers, one module a format: `read(stream, source, limits, on_problem)` gives the reports of one input."""
