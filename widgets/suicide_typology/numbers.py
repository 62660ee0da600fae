"""What exercises may ask of this room by name: strain and weights at a place of the plane; it knows no exercise."""

from widgets.suicide_typology import model


def strain(cohesion: float, control: float) -> float:
    """Strain of a milieu, for people who are all alike."""
    return model.strain(cohesion, control)


def mean_strain(cohesion: float, control: float, tau: float) -> float:
    """Mean strain of a milieu whose people's best places spread by tau."""
    return model.mean_strain(cohesion, control, tau)


def weight(pole: str, cohesion: float, control: float) -> float:
    """How near a milieu is to a pole: egoism, altruism, anomie, fatalism or balance."""
    return model.weights(cohesion, control)[pole]


def mixture(pole: str, cohesion: float, control: float, cohesion2: float, control2: float, share: float) -> float:
    """The same weight in a society of two milieus, the first with that share of the people."""
    return model.mixture((cohesion, control), (cohesion2, control2), share)[pole]


NUMBERS = {"strain": strain, "mean-strain": mean_strain, "weight": weight, "mixture": mixture}
