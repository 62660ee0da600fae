"""What a bank says, taken field by field; what cannot be read is refused with the place where it stands."""

from collections.abc import Callable

from widgets.exercises.item_bank.small_markdown import block, inline


class Wrong(ValueError):
    """A reason, and the path in the exercise where it stands."""

    def __init__(self, path: tuple, reason: str):
        self.path, self.reason = path, reason
        super().__init__(reason)


def at(path: tuple, function: Callable, *arguments):
    """The function's value; what it refuses is refused in that place."""
    try:
        return function(*arguments)
    except RecursionError:
        raise Wrong(path, "the text nests its marks too deeply") from None
    except ValueError as error:
        raise error if isinstance(error, Wrong) else Wrong(path, str(error)) from None


def block_of(found: dict, name: str, path: tuple) -> list:
    """The paragraphs of a field."""
    return at((*path, name), block, found[name])


def inline_of(found: dict, name: str, path: tuple) -> list:
    """The words of a field, in one run."""
    return at((*path, name), inline, found[name])


def keys(found: dict, name: str, path: tuple) -> dict[str, list]:
    """The words of retired keys; each key of an option or a thing stands once and was not retired."""
    first: dict[str, int] = {}
    for place, one in enumerate(found[name]):
        key = one["key"]
        if key in first:
            raise Wrong((*path, name, place, "key"), f"the key {key!r} stands here twice; number {first[key]} has it")
        if key in found.get("retired_keys", {}):
            raise Wrong(
                (*path, name, place, "key"), f"the key {key!r} is retired; saved answers hold it: take a new one"
            )
        first[key] = place + 1
    return {
        key: inline_of(found["retired_keys"], key, (*path, "retired_keys")) for key in found.get("retired_keys", {})
    }
