from ufl.core.expr import Expr

class Label(Expr):  # of ufl.core.terminal.Terminal
    def __init__(self, count: int | None = None) -> None: ...
