"""Names of the verifications, in the order of the table. No dolfinx here: the command line checks names with it."""

NAMES = (
    "planar-reaction",
    "stefan",
    "moving-boundary",
    "transition",
    "capillarity",
    "wulff",
    "thin-interface",
    "uptake",
    "free-swelling",
    "diffusion-stress",
    "swelling-core",
    "swelling-front",
    "film-cycle",
    "rate-dependence",
    "self-limiting",
    "manufactured",
)
