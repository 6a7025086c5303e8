"""The nouns of marsad: what a report is, what is found in it, and what is said of it. Imports nothing of marsad."""
