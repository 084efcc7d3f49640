"""Fields for ParaView, one a file."""
