"""What does not need a ledger does not load its machinery."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("words", ["--help", "code --help", "incidents --help", "export --help"])
def test_help_and_coding_load_no_database(words: str) -> None:
    program = (
        "import sys; from click.testing import CliRunner; from marsad.cli.main import cli;"
        f"r = CliRunner().invoke(cli, {words.split()!r}); assert r.exit_code == 0, r.output;"
        "assert not {'sqlalchemy', 'marsad.ledger'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
