"""The log of erasures in memory."""


class MemoryErasures:
    """`retrieval.erasures.ErasureLog` in a list."""

    def __init__(self):
        self.kept = []

    def add(self, one):
        self.kept.append(one)

    def all(self):
        return list(self.kept)
