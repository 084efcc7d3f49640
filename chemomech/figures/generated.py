"""Parts of a page that a program writes."""

from __future__ import annotations


def with_part(page: str, begin: str, end: str, part: str) -> str:
    """The page with ``part`` in place of what stands between the marks ``begin`` and ``end``.

    Raises ValueError unless each mark stands there once.
    """
    head, rest = page.split(begin)
    _, tail = rest.split(end)
    return f"{head}{begin}\n{part}\n{end}{tail}"
