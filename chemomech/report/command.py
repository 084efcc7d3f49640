"""``chemomech report DIR``: the report of a finished run, made again."""

from __future__ import annotations

import sys
from pathlib import Path

from chemomech.exit_codes import EXIT_INVALID
from chemomech.report.finished import NoReport, finished
from chemomech.report.page import write_page
from chemomech.report.pictures import draw_pictures


def report(path: Path) -> int:
    """Write the report and say where; returns the exit code: 0, or 2 with one sentence if there is none."""
    try:
        record = finished(path)
        write_page(record, draw_pictures(record))
    except NoReport as error:
        print(error, file=sys.stderr)
        return EXIT_INVALID
    except OSError as error:
        print(f"{path}: cannot be written to ({(error.strerror or str(error)).lower()})", file=sys.stderr)
        return EXIT_INVALID
    print(f"report: {record.folder.report}")
    return 0
