"""What Jupyter asks for a kernel: a forked one where that gives the same as a plain one, else that and a sentence."""

import sys
from pathlib import Path
from subprocess import Popen
from typing import cast

from jupyter_client.provisioning import LocalProvisioner

from widgets._kernel.client import CannotFork, fork

said: set[str] = set()


def say(sentence: str) -> None:
    """One sentence to the person at the screen, once a process."""
    if sentence not in said:
        said.add(sentence)
        print(sentence, file=sys.stderr, flush=True)


class ForkedProvisioner(LocalProvisioner):
    """Jupyter's local provisioner, but for the way a kernel comes to life; signals and waiting are inherited."""

    async def launch_kernel(self, cmd: list[str], **options):
        """Start a kernel; `cmd` and `options` are those of subprocess.Popen, as Jupyter makes them."""
        place = options.get("cwd") or Path.cwd()
        try:
            kernel = fork(cmd, self._scrub_kwargs(options))
        except CannotFork as reason:
            say(f"A kernel for {place} cannot be forked: {reason}. It starts as a plain one.")
            return await super().launch_kernel(cmd, **options)
        # As much of a Popen as Jupyter uses.
        self.process = cast(Popen, kernel)
        # It leads a session of its own, as a plain one does.
        self.pid = self.pgid = kernel.pid
        self.cwd = place
        return self.connection_info
