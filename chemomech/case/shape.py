"""Shapes: what the host is like before it reacts, how it is held, and how it is meshed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
import numpy.typing as npt
from pydantic import Field, model_validator

from chemomech.case.mesh_size import WantedMesh
from chemomech.input.block import Block, fault
from chemomech.input.errors import suggestion
from chemomech.physics.resolved_body import ResolvedBody, resolved_over
from chemomech.register.ingredient import Ingredient
from chemomech.register.kind import Kind
from chemomech.register.kinds import RESOLVED, SHAPE

PartOfSurface = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.bool_]]
"""Which of some points, shape ``(n, 3)``, lie in a part of the surface."""


class Shape(Block, Ingredient):
    """A shape and its sizes in SI.

    Each member also says, in a key of its block, a class variable or a property:

    * ``resolved``: the word of what it is resolved over, such as ``radius``;
    * ``dimension``: directions from which the front converges: 1 of a film, 2 of a wire, 3 of a particle;
    * ``size``: depth [m] the front can travel, the unit of length of its mesh;
    * ``size_name``: what that is, such as ``thickness``.
    """

    kind: ClassVar[Kind] = SHAPE

    shape: str = Field(description="word of the shape")

    has_contact: ClassVar[bool] = False
    """Whether a key lets only a part of its surface react."""
    is_from_file: ClassVar[bool] = False
    """Whether its mesh is read from a file, whose names regions and parts of the surface have."""
    is_layer: ClassVar[bool] = False
    """Whether it is flat and swells through its thickness only: it has a substrate for a centre."""
    deepest_point: ClassVar[str] = "the deepest point"
    """What lies farthest from the reacting surface."""
    word_for_directions: ClassVar[str] = ""
    """What to resolve it over where directions of the crystal matter; nothing if there is no choice."""
    size_keys: ClassVar[tuple[str, ...]] = ()
    """Keys that are the sizes of the body: what it is larger by."""
    known_regions: ClassVar[Mapping[str, str]] = {}
    """All regions that a body of such a shape can have, from the inside out, and what they are."""
    reacting_regions: ClassVar[tuple[str, ...]] = ()
    """Regions, of all that the shape can have, that cannot be inert."""

    if TYPE_CHECKING:  # a key of a block cannot have the name of a property of the class it is derived from

        @property
        @abstractmethod
        def resolved(self) -> str:
            """Word of what it is resolved over."""

        @property
        @abstractmethod
        def dimension(self) -> int:
            """Directions from which the front converges."""

        @property
        @abstractmethod
        def size(self) -> float:
            """Depth [m] the front can travel."""

        @property
        @abstractmethod
        def size_name(self) -> str:
            """What the depth that the front can travel is in this shape: ``radius``, ``thickness``."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """What a member must say, whether by key or by property, is abstract for as long as it does not."""
        super().__pydantic_init_subclass__(**kwargs)
        wanted = ("resolved", "dimension", "size", "size_name")
        unsaid = {name for name in wanted if name not in cls.model_fields and not hasattr(cls, name)}
        cls.__abstractmethods__ = frozenset(cls.__abstractmethods__ | unsaid)

    @model_validator(mode="after")
    def _is_resolved(self) -> Self:
        """Look its way up while all words are known that the file may use."""
        if self.resolved not in RESOLVED.members:
            raise fault("resolved", f"nothing is known to resolve a body over by the word {self.resolved!r}")
        assert self.resolved_body
        return self

    @abstractmethod
    def content(self, mirrored: bool) -> float:
        """Length [m], area [m^2] or volume [m^3] that is meshed; 0 if a file has the cells.

        ``mirrored``: only the part between planes of symmetry.
        """

    @abstractmethod
    def mesh(self, comm: Any, wanted: WantedMesh) -> Any:
        """Its :class:`chemomech.mesh.body.Body` over the ranks of an MPI communicator, in units of the size.

        Raises :class:`chemomech.mesh_files.mesh_file.MeshUnusable` if a file has not what is asked for.
        """

    @cached_property
    def resolved_body(self) -> ResolvedBody:
        """What follows from the way it is resolved."""
        return resolved_over(self.resolved)(self.dimension)

    def further_ingredients(self) -> tuple[type[Ingredient], ...]:
        """What it is resolved over."""
        return (type(self.resolved_body),)

    @property
    def has_growth_law(self) -> bool:
        """Whether the front converges as evenly as the growth laws take it to."""
        return False

    @property
    def core(self) -> float | None:
        """Radius [m] of the core; None without one."""
        return None

    @property
    def coating(self) -> float:
        """Thickness [m] of the coating; 0 without one."""
        return 0.0

    @property
    def regions(self) -> tuple[str, ...]:
        """Names of the regions from the inside out; none in a body of one region."""
        return ()

    @property
    def ends(self) -> tuple[float, ...]:
        """Reference radii or heights [m] at which the regions end, from the inside out."""
        return (self.size,)

    @property
    def relative_ends(self) -> list[float]:
        """Reference radii or heights at which the regions end, in units of the size, from the inside out."""
        return [end / self.size for end in self.ends]

    @property
    def has_free_axis(self) -> bool:
        """Whether the stretch along the axis of a long body is one more unknown: generalised plane strain."""
        return False

    @property
    def may_be_mirrored(self) -> bool:
        """Whether a part between planes of symmetry may stand for the whole body: its key ``symmetry`` says automatic.

        A shape without such a key has no such planes. The crystal must have them too.
        """
        return getattr(self, "symmetry", "none") == "automatic"

    def mirror_axes(self, mirrored: bool) -> tuple[int, ...]:
        """Normals (0 for x or r, 1 for y or z of a meridian, 2 for z) of the planes that mirror the meshed part.

        They go through the origin. ``mirrored``: whether the crystal allows those of the shape.
        """
        return self.resolved_body.mirror_axes if mirrored else ()

    @property
    def dry(self) -> str | None:
        """Name of the part of the surface that does not react; None if all of it does."""
        return None

    @property
    def reacts_in_part(self) -> bool:
        """Whether a part of its surface reacts that breaks its symmetry."""
        return False

    def reacting_part(self) -> PartOfSurface | None:
        """Which points of the surface, in units of the size, react; None if all that the mesh calls surface do."""
        return None

    def wall(self, part: str | None) -> str:
        """The part of the surface along which a path for the carrier runs: ``part`` if a case names it.

        Raises a fault of the path's key ``part`` if that is not dry.
        """
        if self.dry is None:
            hint = "; geometry.contact lets only a part of it react" if self.has_contact else ""
            raise fault("part", f"the whole surface of the {self.shape} reacts{hint}")
        if part is not None and part != self.dry:
            raise fault("part", f"unknown part{suggestion(part, (self.dry,))}")
        return self.dry

    @property
    def undrawn(self) -> str | None:
        """What keeps its cells from being drawn as small as a case wants them in each place; None if they are drawn."""
        return "a body over its radius" if self.resolved_body.is_one_dimensional else None

    def check_files(self, regions: Sequence[str], inert: Sequence[str], walls: Sequence[str]) -> None:
        """Hold the files of its :attr:`path_keys` against what a case asks of them.

        ``regions`` with materials of their own, those that are ``inert``, and parts of the surface that are ``walls``
        for the carrier. Raises :class:`chemomech.mesh_files.mesh_file.MeshUnusable`.
        """

    def warnings(self, width: float) -> list[str]:
        """What is allowed but will hurt, a sentence each: with an interface of a ``width`` [m]."""
        return []
