"""The command line: one command a file in `commands/`, found by file name, imported only when called."""

import os

# Many small products of matrices: threads of the linear algebra cost more than they give, and each worker would bring
# its own. Said before numpy is imported, and only where nobody has said otherwise; onnxruntime has its own threads.
for _library in ("OPENBLAS", "MKL", "OMP"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")
