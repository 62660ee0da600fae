"""What an author of exercises must keep to besides the form: names, clues, grade, safe words; it changes nothing."""
