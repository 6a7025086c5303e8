"""HTML and SVG by hand: everything that comes from a record passes through `esc`."""

from html import escape


def esc(text: object) -> str:
    """Text for an element or a double-quoted attribute; control characters that HTML forbids become spaces."""
    clean = "".join(c if c in "\n\t" or (c >= " " and not "\x7f" <= c <= "\x9f") else " " for c in str(text))
    return escape(clean.encode("utf-8", "replace").decode("utf-8"), quote=True)


def tag(name: str, content: str = "", **attributes: object) -> str:
    """An element: `content` is markup, attribute values are plain text; `class_` for class, None leaves one out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{esc(value)}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{told}>{content}</{name}>"


def void(name: str, **attributes: object) -> str:
    """An element without content."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{esc(value)}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{told}>"
