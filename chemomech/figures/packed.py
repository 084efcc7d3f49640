"""Text inside a page, compressed: gzip in base64, which browsers unpack themselves (``DecompressionStream``)."""

from __future__ import annotations

import base64
import gzip
import json
from functools import cache
from typing import Any


def packed(text: str) -> str:
    """The text as letters that need no escape in a page; the same text gives the same letters."""
    return base64.b64encode(gzip.compress(text.encode("utf-8"), 9, mtime=0)).decode("ascii")


def packed_json(value: Any) -> str:
    """A value as packed JSON."""
    return packed(json.dumps(value, separators=(",", ":"), allow_nan=False))


@cache
def plotly_library() -> str:
    """The whole of plotly's JavaScript, packed: about 2.6 MB."""
    from plotly.offline import get_plotlyjs

    return packed(get_plotlyjs())
