"""The peak memory of a process that ended."""

from __future__ import annotations

import os
import subprocess
import sys


def ended(process: subprocess.Popen[bytes]) -> tuple[int, float | None]:
    """Exit status and peak memory in MB of that very process (None where the system does not say)."""
    if not hasattr(os, "wait4"):
        return process.wait(), None
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.stderr is not None
    process.stderr.close()
    # Linux counts in KB, macOS in bytes.
    return process.returncode, used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
