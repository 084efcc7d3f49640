"""What a user writes, of whatever it speaks: units, quantities, YAML with located errors, readable numbers."""
