"""What is said of texts as texts: reading grade, safe messaging, prose in Markdown; it knows no Sphinx and no room."""
