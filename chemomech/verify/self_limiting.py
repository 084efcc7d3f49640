"""A front that stops by itself: what its depth depends on, what it does not, and how it converges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from chemomech.case.case import Case
from chemomech.physics.rate_law import RateLaw
from chemomech.register.kinds import RATE_LAW
from chemomech.verify.arrest import BOUND, arrested, depth
from chemomech.verify.arrest_refinement import refinement
from chemomech.verify.arrest_width import widths_and_sizes
from chemomech.verify.bench import Bench, Record
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.verification import Verification

QUICK = ("symmetric law", "k/10")
LAWS = ("symmetric", "linear")
DEFAULT_BARRIER = "interface.barrier=8"
SMALL = "geometry.radius=50 nm"


def _law(case: Case, name: str) -> tuple[str, str]:
    """Another rate law with the same energy of the interface, ``W_b`` over the slope of the law at equilibrium."""
    law = cast(type[RateLaw], RATE_LAW[name]).of_numbers()
    slope = law.at_surface(case.surface_energy, case.material.amorphisation(case.temperature)).slope
    return f"interface.rate_law={name}", f"interface.barrier={case.interface.barrier * slope:.6g}"


def _diffusivity(value: float) -> tuple[str]:
    """D [cm^2/s] of both phases."""
    phases = f"{{host: {{value: {value:g} cm^2/s}}, product: {{value: {value:g} cm^2/s}}}}"
    return (f"material.override.transport.diffusivity={phases}",)


def _rate_constant(value: float) -> tuple[str]:
    """k [nm/s]."""
    return (f"interface.rate_constant={value:g} nm/s",)


def _independence(bench: Bench) -> Outcome:
    """The depth with other kinetics."""
    body = (SMALL,) if bench.quick else ()
    base = arrested(bench, *body)
    kinetics = {
        **{f"{name} law": _law(base.case, name) for name in LAWS},
        "10 k": _rate_constant(10),
        "k/10": _rate_constant(0.1),
        "10 D": _diffusivity(5.1e-11),
        "D/10": _diffusivity(5.1e-13),
    }
    names = QUICK if bench.quick else tuple(kinetics)
    runs = {name: arrested(bench, *body, *kinetics[name]) for name in names}
    checks = [
        Check.relative(f"{name}: arrested depth", depth(base), depth(run), BOUND, "nm") for name, run in runs.items()
    ]
    if not bench.quick:
        checks += _other_interface_energies(bench)
    return Outcome(tuple(checks), (_panel({"first-order law": base} | runs),))


def _other_interface_energies(bench: Bench) -> list[Check]:
    """The default barrier is another interface energy with every law: shown, not judged."""
    first_order = arrested(bench, DEFAULT_BARRIER)
    return [
        Check.relative(
            f"{law} law, default barrier (other interface energy): arrested depth",
            depth(first_order),
            depth(arrested(bench, DEFAULT_BARRIER, f"interface.rate_law={law}")),
            None,
            "nm",
        )
        for law in LAWS
    ]


def _panel(runs: Mapping[str, Record]) -> Panel:
    few = slice(None, None, 4)
    after = {name: run["time"] > 10 for name, run in runs.items()}
    curves = tuple(
        Curve(name, run["time"][after[name]][few], run["front_depth"][after[name]][few]) for name, run in runs.items()
    )
    return Panel("Other kinetics, the same arrest", "time [s]", "depth of the front [nm]", curves, "log")


def _run(bench: Bench) -> Outcome:
    parts = [_independence(bench)]
    if not bench.quick:
        parts += [refinement(bench), widths_and_sizes(bench)]
    return Outcome.of(parts)


VERIFICATION = Verification(
    name="self-limiting",
    title="Self-limiting reaction: where the front stops",
    description=r"""
The product swells behind the front and is pushed outwards, the front comes under pressure, and the drive of the
reaction, $\omega < 0$, is used up. A front without drive does not move, whatever the law by which it would: the
arrested depth of a particle (Li-Si, $R = 65$ nm, $l = 1$ nm) must not depend on the rate law, on $k$ nor on $D$. What
is left of a dependence on $k$ and $D$ is the path, the concentration behind the front while the product flows. The laws
are compared at one energy of the interface, $W_b$ over the slope of the law at equilibrium, because the front rests
where $\omega$ is $(W_b/6)\,l\,K$ over that slope. What they still differ by comes from $\omega$ not being the same
throughout a front of finite width, and goes away with it.

**Mesh and step.** Linear elements are of second order. In time plastic flow is of first order (backward Euler), all
other rates of second. The step is measured while the front still moves; the arrested depth hardly feels it.

**Width and size.** The stress behind the front has no length of its own, so the reacted fraction depends on $R/l$ only:
a size effect if $l$ is the width of the front in nature, an error if it is not. A particle with $R/l = 16$ reacts to
the end. (Such bodies are left out here: where the last of a core vanishes, within 5 widths of the centre, a law that is
not linear in $\omega$ does not guarantee that the reaction dissipates.)

Towards a sharp front ($l \to 0$) there is a limit. With *reaction-assisted flow*, the default, the yield strength drops
to 5 % in the middle of the front, where bonds break; the limit is approached at first order in $l$. With *full
strength* the front leaves product behind that has yielded in compression: another limit, approached more slowly. Limits
and error bars are those of `chemomech extrapolate` (`chemomech/theory/extrapolation.py`); the limit of the three
coarsest widths has to agree with that of the three finest within its own error bar.

**Other ways to weaken the front** were tried on this particle, without curvature: a narrower or wider part of the
front (powers 1, 2 and 8 instead of 4 of the weight, and weights in $h(\varphi)$ instead of $\varphi$); a strength that
drops on the side of the host and comes back between $\varphi = 0.5$ and $1$; a zone behind the front that is stronger
instead and makes up for it. From $l = R/33$ to $R/130$ their reacted fraction approaches its limit at orders of 0.4 to
0.8, but for one that is no better than the default (a window that ends at $\varphi = 1$); the default has 0.9. At
$l = R/130$ most give the fraction of the default, 0.60 to 0.61: the strength is not what limits the stress where the
error is made, since the last tenth of the swelling behind the front is carried elastically.
""",
    run=_run,
)
