"""Knowledge: YAML for people in `resources/`, one sorted JSON-lines file a kind in `marsad/data` for the program.

`load` is the only reader of the compiled files; `build` (needs the extra `build`) is the only reader of the YAML.
"""

from marsad.resources.load import digest, load, load_one

__all__ = ["digest", "load", "load_one"]
