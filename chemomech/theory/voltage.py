"""How stress shifts the voltage of an alloy in equilibrium.

The carrier that comes in takes up the partial molar volume ``Omega = (dJ_c/dc)/C_max`` of the stress-free alloy against
the mean stress ``sigma_m``: at given content the voltage is (F. Larche and J. W. Cahn, Acta Metallurgica 21 (1973) 1051
and 33 (1985) 331)::

    V = U(c) + (Omega/zF) sigma_m        tension raises it, compression lowers it

A film under the equibiaxial stress ``sigma`` has the mean stress ``2/3 sigma``: per stress in the film the shift is
two thirds of that per mean stress. This is the limit of small elastic strains. At finite strain, with the neo-Hookean
energy ``psi_e`` per volume of the stress-free alloy and moduli that do not depend on the content::

    V = U(c) + (Omega/zF) [J_e sigma_m - psi_e],    J_e sigma_m = K/2 (J_e^2 - 1)
"""

from __future__ import annotations

from chemomech.input.constants import FARADAY
from chemomech.theory.film import Film


def partial_molar_volume(full_expansion: float, carrier_density: float) -> float:
    """``Omega`` [m^3/mol of carrier] of linear swelling ``J_c = 1 + full_expansion c``, ``C_max`` in mol/m^3."""
    return full_expansion / carrier_density


def shift_by_mean_stress(volume: float, charge: float = 1.0) -> float:
    """``dV/d sigma_m = Omega/zF`` [V/Pa] at given content."""
    return volume / (charge * FARADAY)


def shift_by_film_stress(volume: float, charge: float = 1.0) -> float:
    """``dV/d sigma = (2/3) Omega/zF`` [V/Pa] of an equibiaxial stress at given content."""
    return 2.0 / 3.0 * shift_by_mean_stress(volume, charge)


def shift_of_film(film: Film, stress: float, volume: float, charge: float = 1.0) -> float:
    """``V - U`` [V] of a film (moduli in Pa) under the equibiaxial Cauchy stress `stress` [Pa], at finite strain."""
    equivalent = film.equivalent_of_cauchy(stress)
    return shift_by_mean_stress(volume, charge) * (film.pressure_work(equivalent) - film.energy(equivalent))
