"""What is known about the materials: numbers with their sources, laws chosen by name."""

from .functions import Functions as Functions
from .library import library_names as library_names
from .library import read_material as read_material
from .material import Material as Material
