"""What is known about the materials: numbers with their sources, laws chosen by name."""

from chemomech.materials.library import library_names as library_names
from chemomech.materials.library import read_material as read_material
from chemomech.materials.material import Material as Material
from chemomech.physics.functions import Functions as Functions
