"""What cannot be used or reached, and no request can help.

PullquoteError
├── ModelsUnavailable        the models cannot be used
│   ├── ModelMissing
│   └── ModelAltered
├── StoreUnavailable         the database cannot be used; nothing in it was changed
│   ├── StoreLocked
│   │   └── StoreOpen
│   ├── StoreReadOnly
│   ├── StoreDamaged
│   │   └── CopyDamaged
│   └── StoreNewer
└── ServiceRefuses           what people reach us through will not have us as we are set up
"""

from retrieval.errors import PullquoteError, UnusableInput


class ModelsUnavailable(PullquoteError):
    """The models cannot be used."""

    code = "models_unavailable"


class ModelMissing(ModelsUnavailable):
    """A model, or a file of it, is not there."""

    code = "model_missing"

    def __init__(self, what: str, remedy: str = "Install the models with: pullquote models install") -> None:
        super().__init__("A model is missing: {what}.", remedy, what=what)


class ModelAltered(ModelsUnavailable):
    """A file of a model is not the one that was pinned."""

    code = "model_altered"

    def __init__(self, file: str) -> None:
        super().__init__(
            "A model file is not the one this version was made for: {file}.",
            "Install it again with: pullquote models install",
            file=file,
        )


class StoreUnavailable(PullquoteError):
    """The database cannot be used; nothing in it was changed."""

    code = "store_unavailable"


class StoreLocked(StoreUnavailable):
    """Another process holds it."""

    code = "store_locked"

    def __init__(self, where: str) -> None:
        super().__init__(
            "The database {where} is in use by another program.",
            "Try again when that program has finished.",
            where=where,
        )


class StoreReadOnly(StoreUnavailable):
    """It may not be written."""

    code = "store_read_only"

    def __init__(self, where: str) -> None:
        super().__init__(
            "The database {where} cannot be written.",
            "Check the rights of its folder, and that the disk is not full.",
            where=where,
        )


class StoreOpen(StoreLocked):
    """Pullquote itself has it open, where nobody else may."""

    code = "store_open"

    def __init__(self, where: str) -> None:
        PullquoteError.__init__(
            self,
            "Pullquote is running, and has the database {where} open.",
            "Stop Pullquote first, the bot and whatever else of it is at work; nothing was changed.",
            where=where,
        )


class StoreDamaged(StoreUnavailable):
    """It is not a database, or not a sound one."""

    code = "store_damaged"

    def __init__(self, where: str) -> None:
        super().__init__(
            "The database {where} is damaged, or is not a database.",
            "Move it away, or put back a copy of it; it was left as it is.",
            where=where,
        )


class CopyDamaged(StoreDamaged):
    """A copy that is to be put back is no sound database."""

    code = "copy_damaged"

    def __init__(self, where: str) -> None:
        PullquoteError.__init__(
            self,
            "The copy {where} is damaged, or is not a database.",
            "Name another copy; the database was left as it is.",
            where=where,
        )


class StoreNewer(StoreUnavailable):
    """A newer version of Pullquote made it."""

    code = "store_newer"

    def __init__(self, where: str) -> None:
        super().__init__(
            "The database {where} was made by a newer version of Pullquote.",
            "Update Pullquote, or name another database.",
            where=where,
        )


class CopyOntoItself(UnusableInput):
    """A copy of the database in the place of the database."""

    code = "copy_onto_itself"

    def __init__(self, where: str) -> None:
        super().__init__(
            "The copy and the database {where} are the same file.",
            "Name another file; nothing was changed.",
            where=where,
        )


class ServiceRefuses(PullquoteError):
    """What people reach us through will not have us as we are set up; trying again is of no use."""

    code = "service_refuses"
