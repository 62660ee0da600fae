"""The data room: every table of the book with its source and caveats; it knows nothing of models, widgets or pages.

>>> from data import about, load
>>> load("us_one_person_households").tail(1)
   year  one_person_households_pct
4  2020                       27.6
>>> about("us_one_person_households")["kind"]
'measured'
"""

from data.catalogue import about, load, names
from data.checks import DataError, validate

__all__ = ["DataError", "about", "load", "names", "validate"]
