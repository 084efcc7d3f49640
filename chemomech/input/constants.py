"""Constants of nature (CODATA) and units of tables, in SI."""

from __future__ import annotations

from scipy.constants import R, physical_constants

FARADAY: float = physical_constants["Faraday constant"][0]
"""F [C/mol]: charge of a mole of elementary charges."""
GAS_CONSTANT: float = R
"""R [J/mol K]."""
NANOMETRE = 1e-9
"""[m] Depths and radii in tables."""
GIGAPASCAL = 1e9
"""[Pa] Stresses in tables."""
HOUR = 3600.0
"""[s]"""
