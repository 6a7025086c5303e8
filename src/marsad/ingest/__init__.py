"""Reports in: files of every kind, encodings told apart, bad input set aside by name."""
