"""Text files from strangers: bounded in size, UTF-8, printable characters only."""

from __future__ import annotations

from pathlib import Path

from chemomech.input.errors import CaseError, Place, Problem
from chemomech.input.plain_text import check_lines


def read_text(path: Path, shown: str, maximum_size: int, kind: str) -> str:
    """Text of a file, without a byte order mark.

    Messages name it `shown`; one of more than `maximum_size` bytes is no `kind` (``a case or material file``). Raises
    CaseError.
    """
    try:
        if not path.is_file():
            reason = "is a folder, not a file" if path.is_dir() else "not a file" if path.exists() else "no such file"
        elif path.stat().st_size > maximum_size:
            reason = f"larger than {maximum_size // 1_000_000} MB; that is not {kind}"
        else:
            text = path.read_bytes().decode("utf-8-sig")
            check_lines(text, shown)
            return text
    except UnicodeDecodeError as error:
        reason = f"not a text file in UTF-8 (byte {error.start})"
    except (OSError, ValueError) as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    raise CaseError([Problem(Place(shown, None, ""), reason)])
