"""The command line runs its small sums on one thread, unless the user says otherwise."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("said", "runs"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "4"}, "4")])
def test_one_thread_unless_said_otherwise(said: dict[str, str], runs: str) -> None:
    plain = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    script = "import os, marsad.cli; print(os.environ['OPENBLAS_NUM_THREADS'])"
    done = subprocess.run([sys.executable, "-c", script], env=plain | said, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == runs
