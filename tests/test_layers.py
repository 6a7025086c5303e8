"""Layers are one-way: what each part of marsad may import of the others."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "marsad"

GROUND = {"model", "errors", "resources", "text"}
ALLOWED = {
    "model": set(),
    "errors": set(),
    "resources": {"errors"},
    "text": {"model", "errors", "resources"},
    "extract": GROUND | {"ground"},
    "ground": GROUND,
    "assemble": GROUND | {"ground", "extract"},
    "reader": GROUND,
    "pipeline": {"model", "errors"},
    "ingest": {"model", "errors", "text"},
    "coder": GROUND | {"extract", "ground", "assemble", "reader", "pipeline"},
    "export": {"model", "errors", "resources"},
    "coref": {"model", "errors", "resources", "text"},
    "store": {"model", "errors", "pipeline"},
    "ledger": {"model", "errors", "resources", "text", "store", "coref"},
    "evaluate": {"model", "errors", "resources", "text"},
    "ties": {"model", "errors", "resources", "text"},
}


def imported_parts(path: Path) -> set[str]:
    parts = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "marsad" else [f"marsad.{alias.name}" for alias in node.names]
        parts |= {name.split(".")[1] for name in names if name.startswith("marsad.")}
    return parts


def test_parts_import_only_what_lies_below_them() -> None:
    wrong = []
    for path in SOURCE.rglob("*.py"):
        part = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if part in ALLOWED:
            beyond = imported_parts(path) - ALLOWED[part] - {part, "__version__"}
            wrong += [f"{path.relative_to(SOURCE)} imports {name}" for name in sorted(beyond)]
    assert not wrong, "\n".join(wrong)


def test_every_part_has_its_layer() -> None:
    parts = {p.name.removesuffix(".py") for p in SOURCE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert parts - set(ALLOWED) <= {"__init__", "__main__", "cli", "data"}
