"""``python3 -m chemomech``."""

import sys

from chemomech.commands.cli import main

sys.exit(main())
