"""A film that separates into two phases, without stress."""

FILM = """
title: a film that separates
temperature: 300 K
material:
  name: Li-Si
  override:
    swelling: {full_expansion: 1e-9}
    chemistry:
      reference_voltage: 0 V
      amorphisation_energy: 0 J/mol
      host_solubility: 1e-12
      excess: {model: redlich-kister, coefficients: [7.48301635915 kJ/mol]}  # chi = 3
      gradient_energy: {value: 5e-8 J/m}
    plasticity: {flow: {model: none}}
    transport: {diffusivity: {product: 1e-14 m^2/s}}
geometry: {shape: film, thickness: 100 nm}
interface: {initial_phase: product, width: 2 nm, conduction: uniform}
surface: SURFACE
time: {end: END}
numerics: {cells_per_width: 4, time_tolerance: 2e-3}
output: {pictures: false, fields: false}
"""
"""Contents change over 8 nm where the phases meet: sixteen cells."""
CHI = 3.0


def film(surface: str, end: str) -> str:
    """The case with what drives its surface."""
    return FILM.replace("SURFACE", surface).replace("END", end)
