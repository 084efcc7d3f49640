"""Small cases: a millisecond a step, a few hundred unknowns."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from chemomech.case import load_case
from chemomech.case.case import Case

FILM = """
title: a small film
material: {name: Li-Si}
geometry: {shape: film, thickness: 30 nm}
interface: {width: 1 nm, rate_constant: 0.1 nm/s}
surface: {control: potentiostatic, voltage: 0.022 V, ramp: 2 s}
time: {end: 1000 s}
output: {pictures: false, fields: false}
"""
WIRE = FILM.replace("film, thickness: 30 nm", "wire, diameter: 24 nm, constraint: generalised plane strain")
PARTICLE = FILM.replace("film, thickness: 30 nm", "particle, diameter: 24 nm")


def diffusivity(value: str) -> str:
    """Override: a body that does not swell and the diffusivity of both phases."""
    phases = "{host: {value: VALUE}, product: {value: VALUE}}".replace("VALUE", value)
    return f"material.override={{swelling: {{full_expansion: 1e-6}}, transport: {{diffusivity: {phases}}}}}"


BODIES = {"film": FILM, "wire": WIRE, "particle": PARTICLE}


def case_of(text: str, *overrides: str) -> Case:
    """The case of a YAML text."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "case.yaml"
        file.write_text(text, encoding="utf-8")
        return load_case(file, overrides)
