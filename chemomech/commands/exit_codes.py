"""What the program returns to the shell.

0 done, 1 internal error, 2 invalid input, 3 did not converge, 4 interrupted, 5 a verification missed a bound,
6 some points of a sweep failed.
"""

EXIT_INVALID, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_BOUND_MISSED, EXIT_SOME_FAILED = 2, 3, 4, 5, 6
