"""The case: the blocks of a case file and what follows from them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Annotated, Any, Self

import numpy as np
from pydantic import Field, StringConstraints, model_validator

from chemomech.case.body_directions import BodyDirections
from chemomech.case.completion import complete
from chemomech.case.control import Control
from chemomech.case.crystal import Crystal
from chemomech.case.crystal_directions import check_directions
from chemomech.case.currents import check_currents
from chemomech.case.front_drive import check_drive
from chemomech.case.interface import Interface
from chemomech.case.numerics import Numerics
from chemomech.case.output import Output
from chemomech.case.region_layout import RegionLayout
from chemomech.case.resolution import Resolution, check_resolution
from chemomech.case.resolved import provenance_last, write_yaml
from chemomech.case.shape import Shape
from chemomech.case.surface_path import SurfacePath
from chemomech.case.time_block import Time
from chemomech.input.block import Block, as_written
from chemomech.input.quantities import Temperature
from chemomech.materials.inert import Inert
from chemomech.materials.material import Material
from chemomech.physics.mechanical_load import MechanicalLoad
from chemomech.physics.mixing_law import FULL
from chemomech.physics.rate_law import RateLaw
from chemomech.register.choice import Choice
from chemomech.register.kinds import CONTROL, LOAD, SHAPE

MAY_BE_EMPTY = ("regions", "loads")
"""Keys that are not written when there is nothing to say."""
Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class Case(Block):
    """A complete simulation; every quantity is a float in SI."""

    title: Title = Field("untitled", description="one line for pictures and tables")
    temperature: Temperature = Field(as_written("300 K"), validate_default=True, description="T [K]")
    material: Material = Field(description="where the material comes from: library, file, or written out")
    geometry: Annotated[Shape, Choice(SHAPE)] = Field(description="shape, size and mechanical constraint")
    regions: dict[str, Material | Inert] = Field(
        {},
        description="materials of single regions: core, shell and coating of a geometry that has them, or groups of "
        "cells that the file of a mesh names; a region that is not named here, and whatever a region does not say, is "
        "as in the material of the case; an inert region does not react",
        validate_default=True,
    )
    crystal: Crystal | None = Field(
        None,
        description="how the crystal lies in the body; needed where front, swelling or elasticity depend on direction",
    )
    interface: Interface = Field(as_written({}), validate_default=True, description="the reaction front")
    surface: Annotated[Control, Choice(CONTROL)] = Field(description="control of the reacting surface")
    surface_path: SurfacePath | None = Field(
        None,
        description="a path for the carrier along the part of the surface that does not react with the outside",
    )
    loads: tuple[Annotated[MechanicalLoad, Choice(LOAD)], ...] = Field(
        (), max_length=100, description="what acts on the outer surface"
    )
    time: Time = Field(as_written({}), validate_default=True, description="end of the run")
    numerics: Numerics = Field(as_written({}), validate_default=True, description="resolution and tolerances")
    output: Output = Field(as_written({}), validate_default=True, description="what is written")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Blocks are filled in from each other, then held against each other."""
        complete(self)
        check_directions(self)
        check_currents(self.surface, self.material, self.geometry.resolved_body)
        check_resolution(self)
        if not self.is_single_phase:
            check_drive(self)
        return self

    @property
    def layout(self) -> RegionLayout:
        """Regions of the body and their materials."""
        return RegionLayout(self.material, self.regions, self.geometry.regions)

    @property
    def directions(self) -> BodyDirections:
        """Laws of its materials in the axes of the body."""
        frame = np.eye(3) if self.crystal is None else self.crystal.frame(self.material.lattice_lengths)
        return BodyDirections(frame, self.material, self.layout.materials)

    @property
    def resolution(self) -> Resolution:
        """Cells and quadrature."""
        return Resolution(self.geometry, self.interface.width, self.numerics, self.is_mirrored)

    @property
    def rate_constant(self) -> float:
        """k [m/s] at the temperature of the case."""
        assert self.interface.rate_constant is not None
        return self.interface.rate_constant

    @property
    def end_time(self) -> float:
        """End [s] of the run."""
        assert self.time.end is not None
        return self.time.end

    @property
    def host_depth(self) -> float:
        """Depth [m] the front can travel: an inert core stops it."""
        core = self.geometry.core
        return self.geometry.size - (core if core and isinstance(self.regions.get("core"), Inert) else 0.0)

    @property
    def depth_name(self) -> str:
        """What :attr:`host_depth` is in the body."""
        return self.geometry.size_name if self.host_depth == self.geometry.size else "thickness of the shell"

    @property
    def is_single_phase(self) -> bool:
        """Whether the body is product from the start and stays so: there is no front."""
        return self.interface.initial_phase == "product" and self.interface.irreversible

    @property
    def is_mirrored(self) -> bool:
        """Whether a part between mirror planes stands for the whole body: its shape and its crystal have them."""
        geometry, body = self.geometry, self.geometry.resolved_body
        if not body.mirror_axes or not geometry.may_be_mirrored or geometry.reacts_in_part:
            return False
        return self.directions.have_mirrors(body.crystal_mirrors)

    @property
    def mirror_axes(self) -> tuple[int, ...]:
        """Normals of the planes through the origin that mirror the meshed part into the whole body.

        0 for x or r, 1 for y or z of a meridian, 2 for z. The axis of a body of revolution is none of them; neither is
        a substrate.
        """
        return self.geometry.mirror_axes(self.is_mirrored)

    @property
    def has_growth_law(self) -> bool:
        """Whether the depth of the front is expected to follow the growth laws of the geometry.

        With a path along the surface, or in a shell on an inert core, it is not.
        """
        return self.geometry.has_growth_law and self.surface_path is None and self.host_depth == self.geometry.size

    @property
    def names_of_walls(self) -> tuple[str, ...]:
        """Parts of the surface with a path for the carrier."""
        return () if self.surface_path is None or self.surface_path.part is None else (self.surface_path.part,)

    @property
    def acting_loads(self) -> list[MechanicalLoad]:
        """Loads that do any work."""
        return [load for load in self.loads if load.acts]

    @property
    def has_free_axis(self) -> bool:
        """Whether the stretch along the body's axis is one more unknown: generalised plane strain."""
        return self.geometry.has_free_axis

    @property
    def surface_potential(self) -> float:
        """Diffusion potential [RT] that drives the run: the surface's; at given current that of almost full product."""
        return self.surface.driving_potential(self.material, self.temperature)

    @property
    def surface_fraction(self) -> float:
        """Site fraction [-] of product at the potential that drives the run, without stress."""
        return self.material.site_fraction(self.surface_potential, self.temperature)

    @property
    def surface_energy(self) -> float:
        """What the transformation of a site [RT] costs there, without stress; negative where it drives the front."""
        return float(self.material.transformation_energy(min(self.surface_fraction, FULL), self.temperature))

    @property
    def rate_law(self) -> RateLaw:
        """Drive of the front over its energy, in this body."""
        return self.interface.rate_law.at_surface(self.surface_energy, self.material.amorphisation(self.temperature))

    @property
    def initial_voltage(self) -> float:
        """Voltage [V] the ramp starts from."""
        assert self.surface.initial_voltage is not None
        return self.surface.initial_voltage

    def resolved(self) -> dict[str, Any]:
        """Every setting with its default and the whole material, as a case file would say it."""
        data = self.model_dump(mode="json", exclude_none=True)
        data["material"] = _written_out(data["material"])
        data["regions"] = {
            name: {"inert": provenance_last(region)} if isinstance(self.regions[name], Inert) else _written_out(region)
            for name, region in data["regions"].items()
        }
        return {key: value for key, value in data.items() if value or key not in MAY_BE_EMPTY}

    def dump_resolved(self, path: str | Path) -> None:
        """Write :meth:`resolved` as a case file that loads to an equal case."""
        write_yaml(self.resolved(), Path(path))

    @property
    def hash(self) -> str:
        """SHA-256 of the resolved case; equal for cases that say the same in other words."""
        text = json.dumps(self.resolved(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _written_out(material: dict[str, Any]) -> dict[str, Any]:
    return {"definition": provenance_last(material)}
