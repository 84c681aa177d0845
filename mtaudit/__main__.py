"""Makes `python -m mtaudit` the command."""

import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # the working directory, whose files may have come with articles, and must not pass for libraries

from mtaudit.cli import main

if __name__ == "__main__":  # worker processes import this file, and must not start the command anew
    sys.exit(main())
