"""What goes out: one format a file, found by file name; every exporter reads the contract's coded records."""
