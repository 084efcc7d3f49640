"""What the materials of one body have in common."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from chemomech.input.errors import shortened
from chemomech.materials.material import Material

_PROVENANCE = ("source", "assumption")
_COMMON = {
    "carrier": "all regions must have the same carrier",
    "carrier_charge": "all regions must have the same carrier",
    "chemistry": "all regions must have the same chemistry",
    "reaction": "the front has one rate constant, interface.rate_constant",
}


def conflict(material: Material, other: Material) -> tuple[str, str] | None:
    """The first key at which `other` must not differ from `material` but does, and why; None if there is none.

    The carrier, the chemistry (one potential and one site fraction are continuous throughout the body), the sites
    per host volume ``C_max`` and the rate constant are common to all materials of a body. Where a number comes
    from does not matter.
    """
    expected, found = (dict(_numbers(each.model_dump(mode="json", exclude_none=True))) for each in (material, other))
    for path in expected | found:
        reason = _COMMON.get(path.partition(".")[0])
        if reason is not None and expected.get(path) != found.get(path):
            values = f"found {_text(found.get(path))}, but the material of the case has {_text(expected.get(path))}"
            return path, f"{values}; {reason}"
    if not math.isclose(material.carrier_density, other.carrier_density, rel_tol=1e-9):
        same_number = material.carriers_per_host.value == other.carriers_per_host.value
        return (
            "host_molar_volume" if same_number else "carriers_per_host",
            f"found C_max = {other.carrier_density:.6g} mol/m^3, but the material of the case has "
            f"{material.carrier_density:.6g} mol/m^3; all regions must have the same carriers per volume of host",
        )
    return None


def _numbers(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every setting by its dotted key; a list is one setting."""
    if not isinstance(value, dict):
        yield path, value
        return
    for key, inner in value.items():
        if key not in _PROVENANCE:
            yield from _numbers(inner, f"{path}.{key}" if path else key)


def _text(value: Any) -> str:
    return "none" if value is None else value if isinstance(value, str) else shortened(value)
