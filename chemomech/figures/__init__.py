"""How pictures and pages look: one style, plots to zoom, pages that need no network."""
