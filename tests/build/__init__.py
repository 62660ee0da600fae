"""Tests that build the book, run its notebooks, or read the site as built without a browser."""
