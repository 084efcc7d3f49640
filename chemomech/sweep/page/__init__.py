"""The report of a sweep: one page with its points as a table, maps, and why points failed."""
