"""Mechanics without a front: free swelling, superposed rotation and patch tests."""

from __future__ import annotations

import numpy as np

from chemomech.input.constants import GIGAPASCAL
from chemomech.verify.bench import Bench, Record
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.patch import patch_checks
from chemomech.verify.rotation import rotation_checks
from chemomech.verify.verification import Verification

BODIES = {
    "particle": "geometry={shape: particle, radius: 50 nm}",
    "wire": "geometry={shape: wire, radius: 50 nm, constraint: generalised plane strain}",
}
STRESS_BOUND, VOLUME_BOUND = 1e-10, 1e-9
PROFILE_BOUND = 5e-8
"""Profiles are written with eight digits."""


def _run(bench: Bench) -> Outcome:
    checks: list[Check] = []
    curves = []
    for body in ["particle"] if bench.quick else BODIES:
        record = bench.run(bench.case("free-swelling", BODIES[body]))
        checks += _checks(body, record)
        some = slice(None, None, max(1, len(record["time"]) // 25))
        curves.append(Curve(body, record["state_of_charge"][some], record["swelling_ratio"][some]))
    content = np.linspace(0, 1, 51)
    curves.append(Curve("$J_c$", content, [float(record.case.material.swelling(c)) for c in content], exact=True))
    panel = Panel("Free swelling", "Carrier content c [-]", "Volume over volume of the host [-]", tuple(curves))
    return Outcome((*checks, *rotation_checks(bench), *patch_checks(bench)), (panel,))


def _checks(body: str, record: Record) -> list[Check]:
    """Volume, stretches and stress at the end, where the surface's potential is everywhere."""
    case, material = record.case, record.case.material
    sites = 1 + material.chemistry.host_solubility.value
    content = sites * material.site_fraction(case.surface_potential, case.temperature)
    ratio = float(material.swelling(content))
    modulus = float(material.elasticity.youngs_modulus.product(content)) / GIGAPASCAL
    stress = max(
        abs(float(record[f"{which}_{kind}_stress"][-1]))
        for which in ("smallest", "largest")
        for kind in ("radial", "hoop", "axial")
    )
    local = float(np.abs(record.profiles[-1]["volume_ratio"] / ratio - 1).max())
    length = float(record["outer_radius"][-1]) * 1e-9 / case.geometry.size
    rows = [
        Check.relative(f"free {body}: volume", ratio, float(record["swelling_ratio"][-1]), VOLUME_BOUND),
        Check.relative(f"free {body}: radius over that of the host", ratio ** (1 / 3), length, VOLUME_BOUND),
        Check.absolute(f"free {body}: largest deviation of J from J_c, relative", 0.0, local, PROFILE_BOUND),
        Check.absolute(f"free {body}: largest stress over Young's modulus", 0.0, stress / modulus, STRESS_BOUND),
    ]
    if body == "wire":
        stretch = float(record["axial_stretch"][-1])
        rows.append(Check.relative("free wire: axial stretch", ratio ** (1 / 3), stretch, VOLUME_BOUND))
    return rows


VERIFICATION = Verification(
    name="free-swelling",
    title="Free swelling, superposed rotation, patch test",
    description=r"""
**Free swelling.** A particle and a free wire, product from the start, fill until the content is the same everywhere.
Nothing holds them: $J = J_c(c)$ at every point, all stretches are $J_c^{1/3}$, and there is no stress, although it
was there on the way and although the stretches are finite (the volume almost triples).

**Superposed rotation.** At random states (deformation gradient $F$, plastic metric $C_p^{-1}$, phase, content, some
of them yielding) $F$ is replaced by $Q F$ with a random rotation $Q$. Energy, mechanical potential, mechanical drive
and the result of the return map stay what they are, and the first Piola stress becomes $Q P$; C. Truesdell and W. Noll,
*The Non-Linear Field Theories of Mechanics*, section 19. Changes are relative to the largest value of all states.

**Patch test.** The boundary is displaced by $u = H x$. On any mesh the displacement inside must be linear too, and the
stress uniform; B. M. Irons and A. Razzaque, in *The Mathematical Foundations of the Finite Element Method*, 1972. The
momentum balance of the model is solved with its quadratic displacement on irregular tetrahedra (large stretches and
shear, elastic and yielding), and for the dilatation of film, wire and particle on the program's own mesh.
""",
    run=_run,
)
