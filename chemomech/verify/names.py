"""Names of the verifications, in the order of the table. No dolfinx here: the command line checks names with it."""

NAMES = (
    "capillarity",
    "wulff",
    "thin-interface",
    "uptake",
    "free-swelling",
    "diffusion-stress",
    "swelling-core",
    "film-cycle",
    "rate-dependence",
    "manufactured",
)
