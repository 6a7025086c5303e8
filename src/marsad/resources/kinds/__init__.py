"""One module a kind of knowledge: `SCHEMA`, a pydantic model of one YAML file; found by file name.

The file name of a record (without .yml) is its id; the kind's folder in `resources/` has the kind's name. A module
may define `compile_record(record: dict) -> Iterable[dict]` when one file becomes several compiled lines or fewer
fields. Only `resources build` and the tests import these modules; the program reads the compiled files.
"""
