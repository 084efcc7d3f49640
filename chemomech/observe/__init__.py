"""What is measured: observers read the solution and never change it."""
