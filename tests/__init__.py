"""What the book promises, as tests."""
