"""Fields for ParaView, one or a few that belong together in a file."""
