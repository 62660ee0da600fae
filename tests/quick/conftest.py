"""What every process of `make quick` would otherwise wait for while it collects its tests."""

# Before Altair and nbformat, which import jsonschema too, with its two seconds of grammars.
import widgets.exercises.item_bank.lean_schema  # noqa: F401
