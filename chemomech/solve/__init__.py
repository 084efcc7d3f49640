"""How it is solved: unknowns, Newton's method, time integration and step control."""
