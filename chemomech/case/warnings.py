"""Warnings: what is allowed but will hurt."""

from __future__ import annotations

import numpy as np

from chemomech.case.case import Case
from chemomech.case.estimates import Estimates
from chemomech.input.readable import as_typed as _text
from chemomech.input.units import LENGTH, TIME
from chemomech.materials.inert import Inert
from chemomech.materials.material import Material


def warnings_for(case: Case) -> list[str]:
    """One sentence for each thing about `case` that a careful user would change or be told."""
    scales = Estimates.of(case)
    of_front = [] if case.is_single_phase else [*_resolution(case), *_driving(case, scales), *_duration(case, scales)]
    return [*of_front, *_solver(case), *_late_output(case), *_materials(case), *_regions(case)]


def _resolution(case: Case) -> list[str]:
    size, width, found = case.geometry.size, case.interface.width, []
    body = case.geometry.resolved_body
    least = body.least_cells_per_width
    if case.resolution.cells_per_width < least:
        found.append(
            f"numerics.cells_per_width is {case.resolution.cells_per_width:g}: "
            f"the interface is not resolved; use {least:g} or more"
        )
    found += case.geometry.warnings(width)
    if width > 0.1 * size:
        found.append(
            f"interface.width {_text(width, LENGTH)} is more than a tenth of the size {_text(size, LENGTH)}: "
            "the front is not sharp and relieves much of the stress"
        )
    if case.interface.initial_depth < 2.0 * width:
        found.append(
            "interface.initial_depth is below two widths: the initial layer is not fully product and may vanish"
        )
    if case.resolution.cells > body.many_cells:
        found.append(f"the mesh has {case.resolution.cells} cells; a wider interface would be much cheaper")
    ratio = case.directions.front_mobility.ratio
    if case.interface.capillarity == "cancelled" and ratio > 3.0:
        found.append(
            f"interface.capillarity is cancelled and the front {ratio:.3g} times as fast in some directions as in "
            "others: nothing keeps it smooth, and rough it is slower"
        )
    return found


def _driving(case: Case, scales: Estimates) -> list[str]:
    found = [*case.surface.drive_warnings(scales.equilibrium_voltage)]
    if not found and 0.1 <= scales.effective_damkoehler <= 10.0:
        found.append(
            f"Da_eff is {scales.effective_damkoehler:.2g}, of order one: "
            "reaction and diffusion control the front together (mixed regime)"
        )
    if case.interface.barrier <= 6.3:
        found.append(
            f"interface.barrier {case.interface.barrier:g} is near the stability limit, "
            "6 times the largest drive of 1: a phase may decay without a front; 8 is safe"
        )
    return found


def _duration(case: Case, scales: Estimates) -> list[str]:
    end, ramp, found = case.end_time, case.surface.ramp_end, []
    if np.isfinite(scales.duration) and case.surface.has_growth_law:
        start_up = ramp + case.interface.initial_depth / scales.speed
        if ramp > scales.duration:
            found.append(
                f"surface.ramp {_text(ramp, TIME)} is longer than the reaction, about {_text(scales.duration, TIME)}"
            )
        if end < start_up:
            found.append(f"time.end {_text(end, TIME)} is shorter than the start-up, about {_text(start_up, TIME)}")
        if end > 100.0 * (scales.duration + ramp):
            found.append(
                f"time.end {_text(end, TIME)} is more than 100 times the reaction, about {_text(scales.duration, TIME)}"
            )
    return found


def _solver(case: Case) -> list[str]:
    if case.numerics.linear_solver != "multigrid" or not case.surface.may_give_current:
        return []
    return [
        "numerics.linear_solver is multigrid, whose blocks know nothing of an electrode with one potential: where the "
        "current is given the body is solved by factorisation"
    ]


def _late_output(case: Case) -> list[str]:
    end = case.end_time
    late = [time for time in case.output.times if time > end][:1]
    return [
        f"output.times has {_text(time, TIME)}, after the end {_text(end, TIME)}: nothing is written then"
        for time in late
    ]


def _materials(case: Case) -> list[str]:
    places = [*(f" in the {name}" for name in case.layout.names), ""]
    pairs = zip(case.layout.materials, places, strict=False)
    found = [
        warning for material, place in pairs if material.plasticity.flow.flows for warning in _strength(material, place)
    ]
    inner = np.linspace(0.005, 0.995, 199)
    separates = np.any(np.diff(case.material.potential(inner, case.temperature)) <= 0.0)
    if separates and not case.material.chemistry.may_separate:
        found.append(
            "chemistry.excess makes the product separate into two phases by itself: its potential must rise with c, or "
            "chemistry.gradient_energy must give the interface between them a width"
        )
    return found


def _strength(material: Material, place: str) -> list[str]:
    found, fractions = [], np.linspace(0.0, 1.0, 101)
    for phase in ("host", "product"):
        modulus = getattr(material.elasticity.isotropic_part.youngs_modulus, phase)(fractions)
        strength = getattr(material.plasticity.yield_strength, phase)(fractions)
        largest = float(np.max(strength / modulus))
        if largest > 0.05:
            found.append(
                f"the yield strength of the {phase}{place} reaches {100 * largest:.2g} % of its Young's modulus: "
                "elastic strains are no longer small"
            )
    return found


def _regions(case: Case) -> list[str]:
    names, ends = case.geometry.regions, case.geometry.ends
    active = [name for name in names if not isinstance(case.regions.get(name), Inert)]
    if names and not case.regions:
        return [f"{' and '.join(names)} of the geometry are alike: regions gives neither a material of its own"]
    width = case.interface.width
    return [
        f"the {name}, {_text(end - start, LENGTH)} thick, is not thicker than two widths of the interface, "
        f"{_text(width, LENGTH)} each: the front does not resolve it"
        for name, start, end in zip(names, (0.0, *ends), ends, strict=False)
        if end - start <= 2.0 * width and name in active
    ]
