"""The plane of cohesion and control, on which the four types of Durkheim are the ends of two axes; it places milieus,
never persons.
"""

from widgets.suicide_typology.model import Reading, label, mean_strain, mixture, read, strain, weights
from widgets.suicide_typology.widget import SuicideTypology

__all__ = ["Reading", "SuicideTypology", "label", "mean_strain", "mixture", "read", "strain", "weights"]
