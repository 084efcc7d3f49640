"""``python3 -m chemomech``."""

import sys

from chemomech.cli import main

sys.exit(main())
