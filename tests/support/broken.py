"""Broken inputs, each with one fault: what is written, its line, and what the message must say."""

# ruff: noqa: E501  (a table: one row a line)

from __future__ import annotations

from typing import NamedTuple

VALID = """\
title: Broken on purpose
temperature: 300 K
material:
  name: Li-Si
  override:
    plasticity:
      hardening_modulus: 0.1 GPa
geometry:
  shape: wire
  diameter: 129 nm
  constraint: generalised plane strain
interface:
  width: 1 nm
  rate_constant: 0.02 nm/s
  rate_law: first order
  barrier: 8
  irreversible: true
surface:
  control: potentiostatic
  voltage: 0.022 V
  ramp: 10 s
time:
  end: 6 h
numerics:
  cells_per_width: 2
  newton_maximum_iterations: 15
  petsc_options: {snes_monitor: true}
output:
  times: [1 min, 1 h]
"""


WIRE = "shape: wire\n  diameter: 129 nm\n  constraint: generalised plane strain"
MESH = "shape: mesh\n  file: none.msh\n  unit: 1 nm\n  kind: volume\n  surface: skin\n  size: 60 nm"


class Broken(NamedTuple):
    """A case file with one fault in `line`; the message contains every one of `fragments`."""

    name: str
    text: str
    line: int
    fragments: tuple[str, ...]


def _edit(name: str, old: str, new: str, line: int, *fragments: str) -> Broken:
    assert VALID.count(old) == 1, f"{name}: {old!r} must occur once"
    return Broken(name, VALID.replace(old, new), line, fragments)


BROKEN = [
    # the text itself
    Broken("empty file", "", 1, ("empty",)),
    Broken("only comments", "# nothing\n", 1, ("expected keys",)),
    Broken("a list", "- title\n", 1, ("expected keys",)),
    Broken("one word", "silicon\n", 1, ("expected keys",)),
    _edit("unclosed bracket", "[1 min, 1 h]", "[1 min, 1 h", 30, "not valid YAML"),
    _edit("tab", "  width: 1 nm", "\twidth: 1 nm", 13, "not valid YAML"),
    _edit("wrong indentation", "  ramp: 10 s", " ramp: 10 s", 21, "not valid YAML"),
    _edit("colon in a value", "Broken on purpose", "Broken: on: purpose", 1, "not valid YAML"),
    _edit("two documents", "surface:\n", "---\nsurface:\n", 18, "not valid YAML", "document"),
    _edit("alias", "diameter: 129 nm", "diameter: *size", 10, "aliases"),
    _edit("anchor", "diameter: 129 nm", "diameter: &size 129 nm", 10, "anchors"),
    _edit("tag", "Broken on purpose", "!!python/name:os.system", 1, "tags"),
    _edit("deep nesting", "{snes_monitor: true}", "[" * 50 + "]" * 50, 27, "nested deeper"),
    _edit("YAML 1.1", "title:", "%YAML 1.1\n---\ntitle:", 2, "YAML 1.2"),
    _edit("duplicate key", "  ramp: 10 s", "  ramp: 10 s\n  ramp: 20 s", 22, "surface.ramp", "duplicate", "line 21"),
    _edit("duplicate block", "output:\n", "time:\n  end: 1 h\noutput:\n", 28, "time", "duplicate", "line 22"),
    _edit("key without value", "ramp: 10 s", "ramp:", 21, "surface.ramp", "no value"),
    _edit("null", "ramp: 10 s", "ramp: null", 21, "surface.ramp", "no value"),
    _edit("list as a key", "  ramp: 10 s", "  [a, b]: 10 s", 21, "key must be a word"),
    # unknown and missing keys
    _edit("unknown key", "  width:", "  widht:", 13, "interface.widht", "unknown key", "did you mean 'width'", "allowed"),
    _edit("unknown block", "numerics:", "numeric:", 24, "numeric: unknown key", "did you mean 'numerics'"),
    _edit("unknown key without neighbour", "  ramp:", "  colour:", 21, "surface.colour", "unknown key", "voltage"),
    _edit("key of another block", "  ramp: 10 s", "  width: 1 nm", 21, "surface.width", "unknown key"),
    _edit("missing geometry", "geometry:\n  shape: wire\n  diameter: 129 nm\n  constraint: generalised plane strain\n", "", 1, "geometry", "missing"),
    _edit("missing material", "material:\n  name: Li-Si\n  override:\n    plasticity:\n      hardening_modulus: 0.1 GPa\n", "", 1, "material", "missing"),
    _edit("missing shape", "  shape: wire\n", "", 8, "geometry.shape", "missing", "cube, ellipsoid, film"),
    _edit("misspelt shape", "  shape: wire\n", "  shap: wire\n", 9, "geometry.shap", "unknown key", "did you mean 'shape'"),
    _edit("missing size", "  diameter: 129 nm\n", "", 8, "geometry", "diameter or radius"),
    _edit("missing voltage", "  voltage: 0.022 V\n", "", 18, "surface.voltage", "missing", "[V]"),
    _edit("missing end", "  end: 6 h", "  stop_at_fraction: 0.9", 22, "time.end", "missing"),
    # quantities
    _edit("bare number", "width: 1 nm", "width: 1", 13, "interface.width", "no unit", "129 nm"),
    _edit("quoted bare number", "width: 1 nm", "width: '1'", 13, "interface.width", "no unit"),
    _edit("wrong dimension", "width: 1 nm", "width: 1 GPa", 13, "interface.width", "not a length", "129 nm"),
    _edit("wrong dimension of a rate", "rate_constant: 0.02 nm/s", "rate_constant: 0.02 nm", 14, "not a speed", "nm/s"),
    _edit("unknown unit", "end: 6 h", "end: 6 hurz", 23, "time.end", "unknown unit", "2 h"),
    _edit("no number", "end: 6 h", "end: six hours", 23, "time.end", "cannot read 'six hours'", "2 h"),
    _edit("an expression", "end: 6 h", "end: 2*3 h", 23, "time.end", "cannot read"),
    _edit("malformed unit", "end: 6 h", "end: 6 h**", 23, "time.end", "cannot read"),
    _edit("two quantities", "end: 6 h", "end: 6 h 30 min", 23, "time.end", "cannot read the unit"),
    _edit("not a number with unit", "voltage: 0.022 V", "voltage: nan V", 20, "surface.voltage", "cannot read"),
    _edit("infinite quantity", "voltage: 0.022 V", "voltage: 1e999 V", 20, "surface.voltage", "out of range|not finite"),
    _edit("bare temperature", "300 K", "300", 2, "temperature", "no unit", "300 K"),
    _edit("absolute zero", "300 K", "-300 degC", 2, "temperature", "out of range", "100 K"),
    _edit("a list for a quantity", "diameter: 129 nm", "diameter: [129 nm]", 10, "geometry.diameter", "expected a length"),
    _edit("true for a quantity", "diameter: 129 nm", "diameter: true", 10, "geometry.diameter", "expected a length"),
    _edit("quantity for a number", "barrier: 8", "barrier: 8 nm", 16, "interface.barrier", "plain number", "8 nm"),
    _edit("not a number", "barrier: 8", "barrier: .nan", 16, "interface.barrier", "not a finite"),
    _edit("infinity", "barrier: 8", "barrier: .inf", 16, "interface.barrier", "not a finite"),
    _edit("unit missing in a list", "[1 min, 1 h]", "[1 min, 60]", 29, "output.times.1", "no unit"),
    _edit("no list", "[1 min, 1 h]", "1 min", 29, "output.times", "expected a list"),
    # ranges and consistency
    _edit("negative size", "diameter: 129 nm", "diameter: -129 nm", 10, "geometry.diameter", "out of range", "above 0"),
    _edit("zero size", "diameter: 129 nm", "diameter: 0 nm", 10, "geometry.diameter", "out of range"),
    _edit("absurd size", "diameter: 129 nm", "diameter: 129 km", 10, "geometry.diameter", "at most"),
    _edit("unstable barrier", "barrier: 8", "barrier: 5", 16, "interface.barrier", "above 6"),
    _edit("too many cells", "cells_per_width: 2", "cells_per_width: 1e6", 25, "numerics.cells_per_width", "at most 100"),
    _edit("fraction of an iteration", "iterations: 15", "iterations: 15.5", 26, "iterations", "whole number"),
    _edit("no iterations", "iterations: 15", "iterations: 0", 26, "iterations", "must be greater than or equal to 3"),
    _edit("diameter and radius", "  diameter: 129 nm", "  diameter: 129 nm\n  radius: 60 nm", 11, "geometry.radius", "both"),
    _edit("interface wider than the wire", "width: 1 nm", "width: 70 nm", 13, "interface.width", "whole geometry"),
    _edit("initial layer too deep", "  barrier: 8", "  initial_depth: 65 nm", 16, "interface.initial_depth", "whole geometry"),
    _edit("mesh beyond reason", "width: 1 nm", "width: 1e-4 nm", 13, "interface.width", "cells"),
    _edit("steps in the wrong order", "  cells_per_width: 2", "  minimum_step: 2 s\n  maximum_step: 1 s", 25, "minimum_step", "maximum"),
    _edit("fields beyond reason", "times: [1 min, 1 h]", "every: 1 ns", 29, "output.every", "more than 10000 times"),
    _edit("core as large as the wire", "  diameter: 129 nm", "  diameter: 129 nm\n  core_diameter: 129 nm", 11, "geometry.core_diameter", "smaller than the body", "64.5 nm"),
    _edit("two cores", "  diameter: 129 nm", "  diameter: 129 nm\n  core_diameter: 40 nm\n  core_radius: 20 nm", 12, "geometry.core_radius", "both"),
    _edit("regions without a core", "output:\n", "regions:\n  core: {}\noutput:\n", 29, "regions.core", "the wire is one region", "geometry.core_radius"),
    _edit("unknown region", "interface:\n", "  core_radius: 20 nm\nregions:\n  kern: {}\ninterface:\n", 14, "regions.kern", "unknown region", "allowed: core, shell"),
    _edit("region of another carrier", "interface:\n", "  core_radius: 20 nm\nregions:\n  core: {name: Na-Sn}\ninterface:\n", 14, "regions.core.carrier", "found Na", "has Li", "same carrier"),
    # shapes that are drawn, and meshes
    _edit("pillar without height", WIRE, "shape: pillar\n  radius: 60 nm", 8, "geometry.height", "missing", "height"),
    _edit("diameter of a pillar", WIRE, "shape: pillar\n  diameter: 60 nm\n  radius: 30 nm\n  height: 90 nm", 10, "geometry.diameter", "unknown key", "radius"),
    _edit("cube without faces", WIRE, "shape: cube\n  edge: 100 nm\n  rounding: 46 nm", 11, "geometry.rounding", "46 nm", "0.45 of the edge", "100 nm"),
    _edit("negative rounding", WIRE, "shape: cube\n  edge: 100 nm\n  rounding: -1 nm", 11, "geometry.rounding", "out of range", "at least 0"),
    _edit("hole as large as the sphere", WIRE, "shape: hollow sphere\n  outer_radius: 90 nm\n  inner_radius: 90 nm", 11, "geometry.inner_radius", "must be smaller"),
    _edit("ellipsoid with one axis", WIRE, "shape: ellipsoid\n  semi_axis_along: 60 nm", 8, "geometry.semi_axis_across", "missing"),
    _edit("cross-section of a segment", WIRE, "shape: wire segment\n  radius: 60 nm\n  length: 60 nm\n  resolved: radius", 12, "geometry.resolved", "unknown key"),
    _edit("unknown symmetry", WIRE, "shape: cube\n  edge: 100 nm\n  rounding: 4 nm\n  symmetry: cubic", 12, "geometry.symmetry", "'cubic'", "automatic"),
    _edit("drawn mesh beyond reason", WIRE, "shape: cube\n  edge: 1 um\n  rounding: 4 nm", 13, "interface.width", "cells", "100000000"),
    _edit("missing mesh", WIRE, MESH, 10, "geometry.file", "none.msh: no such file"),
    _edit("mesh without a unit", WIRE, MESH.replace("1 nm", "nm"), 11, "geometry.unit", "cannot read"),
    _edit("mesh of another kind", WIRE, MESH.replace("volume", "solid"), 12, "geometry.kind", "'solid'", "cross-section"),
    _edit("mesh of no kind", WIRE, MESH.replace("  kind: volume\n", ""), 8, "geometry.kind", "missing", "what the mesh stands for"),
    _edit("mesh of a misspelt kind", WIRE, MESH.replace("kind", "kid"), 12, "geometry.kid", "unknown key; did you mean 'kind'?"),
    _edit("mesh without a surface", WIRE, MESH.replace("  surface: skin\n", ""), 8, "geometry.surface", "missing", "reacting"),
    _edit("held along no axis", WIRE, MESH + "\n  fixed: {skin: [w]}", 15, "geometry.fixed.skin", "'w'", "x, y, z"),
    _edit("held along a radius in space", WIRE, MESH + "\n  fixed: {skin: [r]}", 15, "geometry.fixed.skin", "volume", "x and y and z, not r"),
    _edit("constraint of a volume", WIRE, MESH + "\n  constraint: plane strain", 15, "geometry.constraint", "cross-section"),
    # choices
    _edit("unknown shape", "shape: wire", "shape: wier", 9, "geometry.shape", "'wier'", "did you mean 'wire'", "particle"),
    _edit("unknown constraint", "generalised plane strain", "plain strain", 11, "geometry.constraint", "did you mean 'plane strain'"),
    _edit("constraint of another shape", "generalised plane strain", "rigid substrate", 11, "geometry.constraint", "plane strain"),
    _edit("unknown rate law", "first order", "second order", 15, "interface.rate_law", "symmetric"),
    _edit("unknown control", "potentiostatic", "manual", 19, "surface.control", "potentiostatic"),
    _edit("yes is not true", "irreversible: true", "irreversible: yes", 17, "interface.irreversible", "true or false"),
    _edit("one is not true", "irreversible: true", "irreversible: 1", 17, "interface.irreversible", "true or false"),
    _edit("a list as the title", "Broken on purpose", "[a, b]", 1, "title", "expected text"),
    _edit("a number for a block", "{snes_monitor: true}", "5", 27, "numerics.petsc_options", "block of keys"),
    _edit("a list for a PETSc option", "{snes_monitor: true}", "{snes_rtol: [1]}", 27, "petsc_options.snes_rtol", "one value"),
    _edit("a dash in a PETSc option", "{snes_monitor: true}", "{-snes_monitor: true}", 27, "petsc_options.-snes_monitor", "dash"),
    # the material
    _edit("unknown material", "name: Li-Si", "name: Li-Is", 4, "material.name", "not in the library", "did you mean 'Li-Si'"),
    _edit("missing material file", "name: Li-Si", "file: mine.yaml", 4, "material.file", "no such file"),
    _edit("name and file", "  name: Li-Si", "  name: Li-Si\n  file: mine.yaml", 3, "material", "exactly one", "name and file"),
    _edit("no material at all", "  name: Li-Si\n", "", 3, "material", "exactly one"),
    _edit("material as a word", "material:\n  name: Li-Si\n  override:\n    plasticity:\n      hardening_modulus: 0.1 GPa", "material: Li-Si", 3, "material", "block of keys", "name"),
    _edit("unknown override", "    plasticity:", "    plastic:", 6, "material.override.plastic", "unknown key", "plasticity"),
    _edit("unknown inner override", "hardening_modulus", "hardening", 7, "material.override.plasticity.hardening", "hardening_modulus"),
    _edit("override without unit", "0.1 GPa", "0.1", 7, "material.override.plasticity.hardening_modulus", "no unit", "GPa"),
    _edit("override of the wrong kind", "0.1 GPa", "0.1 nm", 7, "material.override.plasticity.hardening_modulus", "not a stress"),
    _edit("unknown law", "hardening_modulus: 0.1 GPa", "yield_strength: {product: {law: cubic, value: 1 GPa}}", 7, "yield_strength.product.law", "'cubic'", "allowed: constant, exponential, linear"),
    _edit("law without its number", "hardening_modulus: 0.1 GPa", "yield_strength: {product: {law: linear, at_zero: 1 GPa}}", 7, "at_full", "missing"),
    _edit("source and assumption", "hardening_modulus: 0.1 GPa", "hardening_modulus: {value: 0.1 GPa, source: a, assumption: b}", 7, "hardening_modulus", "both"),
]  # fmt: skip


class BrokenOverride(NamedTuple):
    """A wrong ``--set`` on the valid case."""

    override: str
    fragments: tuple[str, ...]


BROKEN_OVERRIDES = [
    BrokenOverride("interface.widht=2 nm", ("interface.widht", "unknown key", "did you mean 'width'")),
    BrokenOverride("interface.width=2", ("interface.width", "no unit")),
    BrokenOverride("interface.width=2 GPa", ("interface.width", "not a length")),
    BrokenOverride("interface.width=", ("interface.width", "no value")),
    BrokenOverride("interface.width", ("expected key=value",)),
    BrokenOverride("=2 nm", ("expected key=value",)),
    BrokenOverride("interface..width=2 nm", ("expected key=value",)),
    BrokenOverride("interface=2 nm", ("interface", "block of keys")),
    BrokenOverride("interface.width.nm=2", ("interface.width is", "not a block")),
    BrokenOverride("surface.x.y=3", ("surface.x", "unknown key")),
    BrokenOverride("output.times=[1 s, 2]", ("output.times.1", "no unit")),
    BrokenOverride("output.times=[1 s", ("output.times", "not valid YAML")),
    BrokenOverride("title=!!python/name:os.system x", ("title", "tags")),
    BrokenOverride("time={}", ("time.end", "missing")),
    BrokenOverride("geometry={}", ("geometry.shape", "missing")),
    BrokenOverride("geometry.radius=3 nm", ("geometry.radius", "both")),
    BrokenOverride("material.name=Na-Si", ("material.name", "not in the library")),
    BrokenOverride("material.override.plasticity.flow={model: power}", ("flow.model", "did you mean 'power law'")),
    BrokenOverride("material.override.swelling={law: table, points: [[0, 1], [1]]}", ("points.1.1", "missing entry")),
    BrokenOverride("material.override.swelling={law: table, points: [[0, 2], [1, 3]]}", ("swelling", "start at [0, 1]")),
    BrokenOverride(
        "material.override.chemistry.excess={model: voltage plateaus, plateaus: [[0.5, 0 V], [1, 1 V]]}",
        ("chemistry.excess.plateaus.1", "1 V follows 0 V"),
    ),
    BrokenOverride("material.override.chemistry.host_solubility=2", ("host_solubility.value", "at most 0.1")),
]  # fmt: skip


class BrokenMaterial(NamedTuple):
    """A library material file (Li-Si) in which `old` is replaced by `new`; the fault is in the line of `new`."""

    name: str
    old: str
    new: str
    fragments: tuple[str, ...]


BROKEN_MATERIALS = [
    BrokenMaterial("number without provenance", '{value: 1, source: "Li+"}', "{value: 1}", ("carrier_charge", "neither")),
    BrokenMaterial("bare number", '{value: 1, source: "Li+"}', "1", ("carrier_charge", "block of keys")),
    BrokenMaterial("both", 'source: "Li+"', 'source: "Li+", assumption: "Li+"', ("carrier_charge", "both")),
    BrokenMaterial("empty source", 'source: "Li+"', 'source: ""', ("carrier_charge.source", "at least 1 character")),
    BrokenMaterial("missing value", "{value: 1,", "{", ("carrier_charge.value", "missing")),
    BrokenMaterial("misspelt", "carrier_charge:", "carrier_charg:", ("carrier_charg", "unknown key", "did you mean")),
    BrokenMaterial("law", "law: linear, full", "law: lineal, full", ("swelling.law", "did you mean 'linear'")),
    BrokenMaterial("range", "constant, value: 0.24", "constant, value: 0.5", ("poissons_ratio.host.value", "below 0.5")),
    BrokenMaterial("voltage that rises", "{model: ideal,", "{model: open circuit voltage, points: [[0.1, 0.3 V], [0.4, 0.2 V], [0.8, 0.25 V]],", ("chemistry.excess.points.2", "rises from 0.2 V to 0.25 V between c = 0.4 and 0.8", "gradient_energy")),
    BrokenMaterial("plateau that rises", "{model: ideal,", "{model: voltage plateaus, plateaus: [[0.4, 0.2 V], [0.8, 0.25 V]],", ("chemistry.excess.plateaus.1", "0.25 V follows 0.2 V")),
    BrokenMaterial("range of a polynomial", "{model: ideal,", "{model: polynomial voltage, coefficients: [0.6 V, -0.5 V], range: [0, 0.9],", ("chemistry.excess.range.0", "above 0")),
    BrokenMaterial("unit", "5.737 kJ/mol", "5.737 kJ", ("amorphisation_energy.value", "not a molar energy")),
]  # fmt: skip
