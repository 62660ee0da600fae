"""An exercise as a reader meets it: live, on paper and without a script; it marks nothing itself."""
