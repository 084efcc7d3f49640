r"""Formulae of labels as plotly writes them: ``$\sigma_{rr}$`` is σ with a subscript."""

from __future__ import annotations

import re
from html.entities import html5

_SIGNS = {"varepsilon": "ε", "phi": "φ"}
_ACCENT = re.compile(r"\\dot\s*(\w)")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_SCRIPT = re.compile(r"([_^])(?:\{([^{}]*)\}|(.))")
_FORMULA = re.compile(r"(?<!\\)\$(.*?)(?<!\\)\$", re.DOTALL)


def html(label: str) -> str:
    """A label of matplotlib in the markup of plotly; anything else in it that looks like markup is text."""
    escaped = label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _FORMULA.sub(lambda found: _formula(found[1]), escaped).replace(r"\$", "$").replace("\n", "<br>")


def _formula(formula: str) -> str:
    formula = _ACCENT.sub("\\1\u0307", formula)
    formula = _COMMAND.sub(lambda found: _SIGNS.get(found[1]) or html5.get(f"{found[1]};", found[1]), formula)
    return _SCRIPT.sub(_script, formula)


def _script(found: re.Match[str]) -> str:
    tag = "sub" if found[1] == "_" else "sup"
    return f"<{tag}>{found[2] or found[3]}</{tag}>"
