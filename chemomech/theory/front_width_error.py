r"""What a diffuse front does to its own speed: the thin-interface error of the carrier's way through the front.

A plane front moves to the left at the speed ``v``, with the profile ``s = 1/(1 + exp(-x/l))``. Within it the carrier
is stored as ``h(s) c`` with ``h = s^2 (3 - 2 s)`` and conducted as ``D m(s) dc/dx``. In the frame of the front, with
an empty host ahead, ``v h c = D m dc/dx``; a sharp front at ``x = 0`` has ``v c = D dc/dx`` behind it. The two agree
far behind the front if, to first order in ``v l/D``::

    c(x) = c_f { 1 + (v/D) [ x + int_x^oo (1 - h/m) dx' ] }

where ``c_f`` is the site fraction at the sharp front. The rate of the front is averaged with the weight
``h'(s) ds/dx``. The average of ``x`` vanishes, partial integration of the rest gives::

    <c> = c_f (1 + I v l/D),     I = int_0^1 h (1 - h/m) / (s (1 - s)) ds

and first-order kinetics, ``v = k (<c> - c_eq)/(1 - c_eq)``, is that of a sharp front whose rate constant is ``k_eff``::

    1/k_eff = 1/k - c_f/(1 - c_eq) I l/D

Every ``m = h`` makes ``I`` vanish. A front that swells along its normal to ``J(s)``, and to ``J(1)`` behind it,
conducts ``D m/J^2`` per reference length, the sharp one ``D/J(1)^2``. With ``q = J(s)/J(1)`` the ratio ``h/m`` becomes
``h q^2/m``, and ``m = h q^2`` is what makes ``I`` vanish. The method is that of A. Karma and W.-J. Rappel, Physical
Review E 57 (1998) 4323; the integral is for a host that stores and conducts nothing, and storage weighted with ``h``.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from scipy.integrate import quad

Weight = Callable[[float], float]
"""A function of ``s``."""
Conduction = Callable[[float, float], float]
"""``m(s, q)``."""


def cubic(s: float) -> float:
    """``h = s^2 (3 - 2 s)``, the product fraction of the model."""
    return s**2 * (3 - 2 * s)


def quintic(s: float) -> float:
    """``s^3 (10 - 15 s + 6 s^2)``."""
    return s**3 * (10 - 15 * s + 6 * s**2)


CONDUCTION: MappingProxyType[str, Conduction] = MappingProxyType(
    {
        "swollen product fraction": lambda s, q: cubic(s) * q**2,
        "product fraction": lambda s, q: cubic(s),
        "order parameter": lambda s, q: s,
        "square of order parameter": lambda s, q: s**2,
        "quintic": lambda s, q: quintic(s),
        "uniform": lambda s, q: 1.0,
    }
)
"""Candidates for the weight ``m`` of the diffusivity through the front."""


def no_swelling(s: float) -> float:
    """``q = 1``."""
    return 1.0


def thin_interface_integral(conduction: Conduction, storage: Weight = cubic, swelling: Weight = no_swelling) -> float:
    """``I = int_0^1 w (1 - h q^2/m)/(s (1 - s)) ds`` for conduction ``m``, storage ``h`` and swelling ``q``.

    ``w`` is the cubic, for the rate's weight is ``w' = 6 s (1 - s)``; the model stores with ``h = w``. Without swelling
    ``I`` is 0 for ``m = h``, 19/30 for ``m = 1``, -1/6 for ``m = s``, -5/3 for ``m = s^2``. Carrier stored as ``s c``
    would give 5/6 for ``m = 1``, 0 for ``m = s`` and -2 for ``m = s^2``.
    """

    def integrand(s: float) -> float:
        q = swelling(s)
        return cubic(s) * (1 - storage(s) * q**2 / conduction(s, q)) / (s * (1 - s))

    # the integrand is regular at both ends, but not as written; Gauss points do not touch them
    return float(quad(integrand, 0.0, 1.0, epsabs=1e-10, epsrel=1e-10)[0])


def effective_rate_constant(
    rate_constant: float, diffusivity: float, width: float, integral: float, front: float, equilibrium: float
) -> float:
    """``k_eff`` from ``1/k_eff = 1/k - c_f/(1 - c_eq) I l/D``, to first order in ``k l/D``.

    ``front`` is ``c_f``, ``integral`` is ``I``.
    """
    resistance = 1 / rate_constant - front / (1 - equilibrium) * integral * width / diffusivity
    return 1 / resistance
