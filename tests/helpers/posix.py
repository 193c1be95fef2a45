"""What differs between systems, asked in one place so that types hold on all of them."""

import os
import sys


def is_root() -> bool:
    """Say whether the tests run as the superuser; there is none on Windows."""
    return sys.platform != "win32" and os.geteuid() == 0
