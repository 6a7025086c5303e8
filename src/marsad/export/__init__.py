"""Coded reports out: one format a file, found by file name."""
