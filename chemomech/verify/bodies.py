"""Bodies that a front converges in or not: film, wire and particle."""

from __future__ import annotations

DIMENSIONS = {"film": 1, "wire": 2, "particle": 3}


def geometry(shape: str, size: float) -> str:
    """Override of a case: a body of thickness or radius ``size`` [nm]; wires keep their length."""
    blocks = {
        "film": f"{{shape: film, thickness: {size:g} nm}}",
        "wire": f"{{shape: wire, radius: {size:g} nm, constraint: plane strain}}",
        "particle": f"{{shape: particle, radius: {size:g} nm}}",
    }
    return f"geometry={blocks[shape]}"
