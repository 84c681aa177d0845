"""Makes `python -m mtaudit` the command."""

import sys

from mtaudit.cli import main

if __name__ == "__main__":  # worker processes import this file, and must not start the command anew
    sys.exit(main())
