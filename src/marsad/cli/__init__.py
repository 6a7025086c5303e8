"""The command line: one command a file in `commands/`, found by file name, imported only when called."""
