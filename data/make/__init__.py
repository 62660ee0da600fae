"""One module for each table that is computed and not carried over; each writes its CSV file byte for byte the same."""
