"""Sharp-interface answers: closed forms and small solvers. No dolfinx here."""
