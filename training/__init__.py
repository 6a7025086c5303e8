"""What is learned, from data that the project may use; each script's docstring gives its command."""
