"""What a body can be resolved over, one a file."""
