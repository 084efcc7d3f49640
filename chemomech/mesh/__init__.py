"""Where it happens: meshes and their tagged surfaces."""
