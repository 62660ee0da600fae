"""Tests that need neither the built site nor a run of a notebook."""
