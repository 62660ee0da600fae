"""What an author runs: `python -m widgets.desk record | serve | check | new`; nothing of the book imports it."""
