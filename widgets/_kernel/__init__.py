"""A kernel for each notebook, forked from one process that has imported everything: same outputs, a third of the time.

Whoever runs notebooks says `use()` before the first of them; under pytest the option `-p widgets._kernel` says it.
Where the system cannot fork (Windows) and under BONDS_KERNEL=plain a kernel starts as it always did.
"""

import os
from importlib.metadata import EntryPoint

__all__ = ["use"]

NAME = "bonds-forked"
PROVISIONER = "widgets._kernel.provisioner:ForkedProvisioner"


def use() -> None:
    """From now on this process starts its Python kernels by fork."""
    if os.environ.get("BONDS_KERNEL") == "plain":
        return
    from jupyter_client.provisioning import KernelProvisionerFactory

    factory = KernelProvisionerFactory.instance()
    factory.provisioners[NAME] = EntryPoint(NAME, PROVISIONER, factory.GROUP_NAME)
    factory.default_provisioner_name = NAME


def pytest_configure(config) -> None:
    """For nbval, which starts kernels by itself."""
    use()
