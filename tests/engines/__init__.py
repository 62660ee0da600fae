"""The book in the other engines and through a screen reader: `make engines`, `make spoken`, and every night."""
