"""One command a file; the module's `command` is a click command named as the file."""
