from ufl.core.expr import Expr
from ufl.corealg.multifunction import MultiFunction

def map_expr_dag(function: MultiFunction, expression: Expr) -> Expr: ...
