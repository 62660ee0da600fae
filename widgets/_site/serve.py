"""Where `serve` once stood; an old command names the new one."""

if __name__ == "__main__":
    raise SystemExit("This command moved: run `python -m widgets.desk serve`.")
