"""What an author runs: `python -m widgets.desk record | serve`; nothing of the book imports it."""
