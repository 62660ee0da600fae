"""What an answer is worth and what is said to it, alike in Python and on the page; it knows no screen."""
