"""The case: the blocks of a case file and what follows from them."""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path
from typing import Annotated, Any, Self

import numpy as np
import numpy.typing as npt
from pydantic import Field, StringConstraints, field_validator, model_validator
from pydantic_core.core_schema import ValidationInfo

from chemomech.case.control import Experiment, Potentiostatic, Surface, Time
from chemomech.case.crystal import Crystal
from chemomech.case.crystal_directions import check_directions
from chemomech.case.currents import check_currents, longest_duration
from chemomech.case.imported import Imported
from chemomech.case.inert_regions import check_inert
from chemomech.case.interface import Interface
from chemomech.case.mesh_size import CellSize, drawn_cells
from chemomech.case.numerics import Numerics
from chemomech.case.output import Output
from chemomech.case.radial_shapes import Geometry
from chemomech.case.resolution import check_resolution
from chemomech.case.resolved import provenance_last, write_yaml
from chemomech.case.surface_path import SurfacePath
from chemomech.input.block import Block, as_written, fault
from chemomech.input.errors import suggestion
from chemomech.input.quantities import Temperature
from chemomech.input.units import rounded
from chemomech.materials.compatibility import conflict
from chemomech.materials.inert import Inert
from chemomech.materials.material import Material
from chemomech.materials.orientation import OrientedElasticity, OrientedMobility, OrientedStretch

LEAST_CELLS_OF_A_COATING = 4
"""A coating is thin against everything else; its stress varies through it all the same."""

Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class Case(Block):
    """A complete simulation; every quantity is a float in SI."""

    title: Title = Field("untitled", description="one line for pictures and tables")
    temperature: Temperature = Field(as_written("300 K"), validate_default=True, description="T [K]")
    material: Material = Field(description="where the material comes from: library, file, or written out")
    geometry: Geometry = Field(description="shape, size and mechanical constraint")
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
    surface: Surface = Field(description="control of the reacting surface")
    surface_path: SurfacePath | None = Field(
        None,
        description="a path for the carrier along the part of the surface that does not react with the outside",
    )
    time: Time = Field(as_written({}), validate_default=True, description="end of the run")
    numerics: Numerics = Field(as_written({}), validate_default=True, description="resolution and tolerances")
    output: Output = Field(as_written({}), validate_default=True, description="what is written")

    @field_validator("regions")
    @classmethod
    def _regions_of_the_body(
        cls, regions: dict[str, Material | Inert], info: ValidationInfo
    ) -> dict[str, Material | Inert]:
        geometry, material = info.data.get("geometry"), info.data.get("material")
        drawn = None if isinstance(geometry, Imported) else geometry
        check_inert(geometry, regions)
        for name, other in regions.items():
            if drawn is not None and not drawn.regions:
                raise fault(
                    name,
                    f"the {drawn.shape} is one region; geometry.core_radius or geometry.core_diameter divides "
                    "a wire or particle into core and shell, geometry.coating_thickness gives it (or a film) a coating",
                )
            if drawn is not None and name not in drawn.regions:
                raise fault(name, f"unknown region{suggestion(name, drawn.regions)}")
            differs = conflict(material, other) if material is not None and isinstance(other, Material) else None
            if differs is not None:
                key, message = differs
                raise fault(f"{name}.{key}", message)
        return regions

    @field_validator("crystal")
    @classmethod
    def _frame_in_the_lattice(cls, crystal: Crystal | None, info: ValidationInfo) -> Crystal | None:
        material = info.data.get("material")
        if crystal is not None and material is not None:
            crystal.frame(material.lattice_lengths)
        return crystal

    @field_validator("interface")
    @classmethod
    def _rate_constant_of_the_material(cls, interface: Interface, info: ValidationInfo) -> Interface:
        material, temperature = info.data.get("material"), info.data.get("temperature")
        if interface.rate_constant is not None or material is None or temperature is None:
            return interface
        return interface.model_copy(update={"rate_constant": rounded(material.rate_constant(temperature))})

    @field_validator("surface")
    @classmethod
    def _ramp_from_the_empty_product(cls, surface: Surface, info: ValidationInfo) -> Surface:
        material, temperature = info.data.get("material"), info.data.get("temperature")
        if surface.initial_voltage is not None or material is None or temperature is None:
            return surface
        # a product that does not grow alike in all directions does not fit the host from the start: it begins emptier
        logit = -7.0 if material.chemical_stretch.law == "isotropic" else -10.0
        potential = float(material.potential_of(logit, temperature))
        return surface.model_copy(update={"initial_voltage": round(material.voltage(potential, temperature), 6)})

    @field_validator("time")
    @classmethod
    def _end_of_the_experiment(cls, time: Time, info: ValidationInfo) -> Time:
        surface, material, geometry = (info.data.get(key) for key in ("surface", "material", "geometry"))
        if time.end is not None or surface is None or material is None or geometry is None:
            return time
        if not isinstance(surface, Experiment):
            raise fault("end", "is missing: only an experiment ends by itself")
        lasting = longest_duration(surface, material, geometry.size / geometry.dimension)
        return time.model_copy(update={"end": rounded(2.0 * lasting)})

    @field_validator("surface_path")
    @classmethod
    def _path_along_what_is_dry(cls, path: SurfacePath | None, info: ValidationInfo) -> SurfacePath | None:
        geometry, material = info.data.get("geometry"), info.data.get("material")
        if path is None or geometry is None or material is None:
            return path
        given: dict[str, Any] = {"part": _wall(path, geometry)}
        if path.concentration is None:
            given["concentration"] = rounded(material.carrier_density / material.full_volume_ratio)
        return path.model_copy(update=given)

    @field_validator("numerics")
    @classmethod
    def _resolution_of_the_body(cls, numerics: Numerics, info: ValidationInfo) -> Numerics:
        geometry = info.data.get("geometry")
        return numerics if geometry is None else numerics.of(geometry.resolved)

    @field_validator("output")
    @classmethod
    def _ten_pictures_of_the_front(cls, output: Output, info: ValidationInfo) -> Output:
        geometry = info.data.get("geometry")
        if output.every_depth is not None or geometry is None:
            return output
        return output.model_copy(update={"every_depth": rounded(geometry.size / 20.0)})

    @model_validator(mode="after")
    def _directions_resolved(self) -> Self:
        """What depends on direction needs a crystal, and a body with room for what it does."""
        check_directions(self)
        return self

    @model_validator(mode="after")
    def _currents_known(self) -> Self:
        check_currents(self.surface, self.material, self.geometry.resolved, self.geometry.dimension)
        return self

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_resolution(self)
        return self

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
        core = getattr(self.geometry, "core", None)
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
    def front_mobility(self) -> OrientedMobility:
        """Relative speed of the front over its normal in the body's axes."""
        return OrientedMobility(self.material.reaction.front_mobility, self.crystal_frame)

    @property
    def elastic_crystals(self) -> tuple[OrientedElasticity, ...]:
        """Elastic anisotropy of the host of each material of the body, in the body's axes."""
        laws = (material.elasticity.anisotropy for material in self.materials_of_regions)
        return tuple(OrientedElasticity(law, self.crystal_frame) for law in laws)

    @property
    def crystal_frame(self) -> npt.NDArray[np.float64]:
        """Rows: the body's x, y and z axis in the frame of the crystal."""
        return np.eye(3) if self.crystal is None else self.crystal.frame(self.material.lattice_lengths)

    @property
    def chemical_stretches(self) -> tuple[OrientedStretch, ...]:
        """Chemical stretch of each material of the body, in the body's axes."""
        materials = self.materials_of_regions
        return tuple(OrientedStretch(material.chemical_stretch, self.crystal_frame) for material in materials)

    @property
    def is_mirrored(self) -> bool:
        """Whether a part between mirror planes stands for the whole body: its shape and its crystal have them."""
        geometry = self.geometry
        if geometry.resolved == "radius" or geometry.symmetry == "none" or self.is_in_part:
            return False
        if geometry.resolved == "meridian":
            return True
        dimension = 2 if geometry.resolved == "cross-section" else 3
        swells = all(stretch.has_mirrors(dimension) for stretch in self.chemical_stretches)
        deforms = all(crystal.has_mirrors(dimension) for crystal in self.elastic_crystals)
        return swells and deforms and self.front_mobility.has_mirrors(dimension)

    @property
    def is_in_part(self) -> bool:
        """Whether only a part of the surface of a body that is drawn reacts, and breaks its symmetry."""
        return isinstance(getattr(self.geometry, "contact", None), float)

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
    def has_free_axis(self) -> bool:
        """Whether the stretch along the body's axis is one more unknown: generalised plane strain."""
        return getattr(self.geometry, "constraint", None) == "generalised plane strain"

    @property
    def surface_potential(self) -> float:
        """Diffusion potential [RT] that drives the run: the surface's; at given current that of almost full product."""
        surface = self.surface
        if isinstance(surface, Potentiostatic):
            return self.material.surface_potential(surface.voltage, self.temperature)
        return float(self.material.potential_of(7.0, self.temperature))

    @property
    def initial_voltage(self) -> float:
        """Voltage [V] the ramp starts from."""
        assert self.surface.initial_voltage is not None
        return self.surface.initial_voltage

    @property
    def cells(self) -> int:
        """Number of cells of the mesh; about as many where it is drawn, 0 where a file holds it."""
        if self.geometry.resolved == "radius":
            return sum(self.cells_of_regions)
        geometry = self.geometry
        content, converging = geometry.content(self.is_mirrored), geometry.dimension
        if geometry.resolved == "volume":
            return drawn_cells(content, self.cell_size, 3, geometry.size, converging)
        return drawn_cells(content, self.cell_size, 2, geometry.size, min(converging, 2))

    @property
    def cell_size(self) -> CellSize:
        """Wanted edges [m] of the cells of a drawn mesh."""
        return CellSize(self.interface.width / self.cells_per_width, self.numerics.refined_depth)

    @property
    def cells_per_width(self) -> float:
        """Mesh cells per width of the interface."""
        assert self.numerics.cells_per_width is not None
        return self.numerics.cells_per_width

    @property
    def quadrature_degree(self) -> int:
        """Degree of the quadrature rule."""
        assert self.numerics.quadrature_degree is not None
        return self.numerics.quadrature_degree

    @property
    def cells_of_regions(self) -> tuple[int, ...]:
        """Number of cells of each region, from the inside out; uniform within a region, which ends with a cell."""
        ends, per_width, width = self.geometry.ends, self.cells_per_width, self.interface.width
        thicknesses = [end - start for start, end in zip((0.0, *ends), ends, strict=False)]
        least = [LEAST_CELLS_OF_A_COATING if name == "coating" else 1 for name in self.geometry.regions or ("",)]
        return tuple(
            max(count, math.ceil(thickness * per_width / width - 1e-9))
            for count, thickness in zip(least, thicknesses, strict=True)
        )

    @property
    def names_of_regions(self) -> tuple[str, ...]:
        """Core, shell, coating, or the regions of the mesh with materials of their own; none if no region has one."""
        return (self.geometry.regions or tuple(self.regions)) if self.regions else ()

    @property
    def materials_of_regions(self) -> tuple[Material, ...]:
        """Material of each region as named, then that of what is in none of them.

        Of an inert region it is the mechanics only.
        """
        named = tuple(self._material_of(name) for name in self.names_of_regions)
        return named if named and self.geometry.regions else (*named, self.material)

    def _material_of(self, name: str) -> Material:
        region = self.regions.get(name, self.material)
        return region.material(self.material) if isinstance(region, Inert) else region

    @property
    def inert_of_regions(self) -> tuple[Inert | None, ...]:
        """For each of :attr:`materials_of_regions` what is inert there; None where the body reacts."""
        regions = [self.regions.get(name) for name in self.names_of_regions]
        named = tuple(region if isinstance(region, Inert) else None for region in regions)
        return named if named and self.geometry.regions else (*named, None)

    def resolved(self) -> dict[str, Any]:
        """Every setting with its default and the whole material, as a case file would say it."""
        data = self.model_dump(mode="json", exclude_none=True)
        data["material"] = _written_out(data["material"])
        data["regions"] = {
            name: {"inert": provenance_last(region)} if isinstance(self.regions[name], Inert) else _written_out(region)
            for name, region in data["regions"].items()
        }
        return data if self.regions else {key: value for key, value in data.items() if key != "regions"}

    def dump_resolved(self, path: str | Path) -> None:
        """Write :meth:`resolved` as a case file that loads to an equal case."""
        write_yaml(self.resolved(), Path(path))

    @property
    def hash(self) -> str:
        """SHA-256 of the resolved case; equal for cases that say the same in other words."""
        text = json.dumps(self.resolved(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _wall(path: SurfacePath, geometry: Geometry) -> str:
    """Name of the part of the surface that a path runs along. Raises a fault of the path."""
    if isinstance(geometry, Imported):
        if path.part is None or path.part == geometry.surface:
            found = "missing key" if path.part is None else f"{path.part!r} reacts"
            raise fault("part", f"{found}; give the name that the file has for a part of the surface that is dry")
        return path.part
    if geometry.dry is None:
        hint = "; geometry.contact lets only a part of it react" if hasattr(geometry, "contact") else ""
        raise fault("part", f"the whole surface of the {geometry.shape} reacts{hint}")
    if path.part is not None and path.part != geometry.dry:
        raise fault("part", f"unknown part{suggestion(path.part, (geometry.dry,))}")
    return geometry.dry


def _written_out(material: dict[str, Any]) -> dict[str, Any]:
    return {"definition": provenance_last(material)}
