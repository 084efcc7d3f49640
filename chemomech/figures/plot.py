"""A plot that the reader of a page can zoom or turn, as plotly's JavaScript draws it."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from chemomech.figures import style

Json = dict[str, Any]
FRAME = "#3a3f47"
MESH = "#e8ebef"
FONT: Json = {
    "family": 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif',
    "size": 12,
    "color": style.INK,
}


@dataclass(frozen=True)
class Option:
    """One choice of a control: its name, and what it changes of which traces and of the layout."""

    name: str
    traces: Json
    layout: Json
    of: Sequence[int] | None = None
    """Numbers of the traces; all if ``None``."""


@dataclass(frozen=True)
class Control:
    """What a reader can choose beside a plot: from a list, or along a slider."""

    label: str
    kind: Literal["list", "slider"]
    options: Sequence[Option]
    chosen: int = 0


@dataclass(frozen=True)
class Plot:
    """Traces and layout in the words of plotly, and controls beside them."""

    traces: Sequence[Json]
    layout: Json
    controls: Sequence[Control] = ()

    def json(self) -> Json:
        """What the script of the page reads."""
        return asdict(self)


def layout(height: int, **more: Any) -> Json:
    """The look of all plots, ``height`` [px] high."""
    look: Json = {
        "font": FONT,
        "height": height,
        "margin": {"l": 10, "r": 34, "t": 12, "b": 10},
        "modebar": {"orientation": "v", "bgcolor": "rgba(255,255,255,0)", "color": "#a9b0b9", "activecolor": FRAME},
        "paper_bgcolor": "#fff",
        "plot_bgcolor": "#fff",
        "hovermode": "closest",
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
    }
    return look | more


def axis(title: str, **more: Any) -> Json:
    """The look of an axis."""
    look: Json = {
        "title": {"text": title, "standoff": 8},
        "automargin": True,
        "showline": True,
        "linecolor": FRAME,
        "ticks": "outside",
        "tickcolor": FRAME,
        "gridcolor": MESH,
        "zeroline": False,
        "exponentformat": "power",
    }
    return look | more


def logarithmic(low: float, high: float) -> Json:
    """What makes an axis logarithmic: ticks at 1, 2, 5 on a short one, at powers of ten on a long one."""
    decades = float(np.log10(high / low))
    return {
        "type": "log",
        **({"dtick": "D2", "tickformat": "~g"} if decades < 2.5 else {"dtick": np.ceil(decades / 6)}),
    }


def binary(values: npt.ArrayLike, kind: Literal["f4", "i4"] = "f4") -> Json:
    """Numbers as plotly reads them from a page: base64 of 32 bits each, little-endian; shape ``(n,)``."""
    array = np.asarray(values).astype(f"<{kind}")
    return {"dtype": kind, "bdata": base64.b64encode(array.tobytes()).decode("ascii")}


def rounded(values: npt.ArrayLike) -> list[float | None]:
    """Numbers with six digits; what is not finite becomes a gap."""
    return [float(f"{value:.6g}") if np.isfinite(value) else None for value in np.asarray(values, dtype=np.float64)]


def text(plain: str) -> str:
    """Text that plotly does not take for markup."""
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def colour_scale(name: str) -> list[list[Any]]:
    """A matplotlib colour map for plotly."""
    from matplotlib import colormaps
    from matplotlib.colors import to_hex

    return [[float(round(x, 4)), to_hex(colormaps[name](x))] for x in np.linspace(0, 1, 33)]


def look_of(line: Mapping[str, Any]) -> Json:
    """A line of :data:`chemomech.figures.style.LINES` in the words of plotly."""
    width, pattern = float(line["linewidth"]), line["linestyle"]
    dash = "solid" if pattern == "-" else ",".join(f"{length * width:.1f}px" for length in pattern[1])
    return {"color": line["color"], "width": 1.25 * width, "dash": dash}
