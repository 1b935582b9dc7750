"""`python -m spkt.cli`."""

import sys

from spkt.cli import main

sys.exit(main(sys.argv[1:]))
