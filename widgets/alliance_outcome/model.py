"""What is known about alliance and outcome, in numbers: the public names of this room's model, without a screen."""

from .drawer import Print, journals
from .eyes import cats_eye
from .faces_of_r import Faces, attenuation, faces, single_study_interval
from .heterogeneity import paule_mandel, tau2_interval
from .moderators import MetaRegression, Subgroup, Subgroups, meta_regression, subgroups
from .people import AboveMiddle, Line, above_middle, line_through, people_moved, sample_of
from .pooling import Pooled, cumulative, leave_one_out, pool, weights
from .small_studies import Egger, PetPeese, egger, pet_peese
from .studies import StudyTableError, read_studies
from .therapists import WithinBetween, within_between

__all__ = [
    "AboveMiddle",
    "Egger",
    "Faces",
    "Line",
    "MetaRegression",
    "PetPeese",
    "Pooled",
    "Print",
    "StudyTableError",
    "Subgroup",
    "Subgroups",
    "WithinBetween",
    "above_middle",
    "attenuation",
    "cats_eye",
    "cumulative",
    "egger",
    "faces",
    "journals",
    "leave_one_out",
    "line_through",
    "meta_regression",
    "paule_mandel",
    "people_moved",
    "pet_peese",
    "pool",
    "read_studies",
    "sample_of",
    "single_study_interval",
    "subgroups",
    "tau2_interval",
    "weights",
    "within_between",
]
