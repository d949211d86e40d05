"""FAISS, exact: inner product over unit rows."""

import faiss
import numpy as np

from retrieval.ports import Vectors


class FaissIndex:
    """A flat index over the rows given; never changed, so it can be searched from any thread."""

    def __init__(self, vectors: Vectors) -> None:
        # An article's search takes microseconds; threads that fight for cores cost milliseconds.
        faiss.omp_set_num_threads(1)
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors, np.float32))

    def nearest(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        """See `retrieval.ports.VectorIndex`. Raises `ValueError` for a vector of another dimension."""
        if vector.shape != (self._index.d,):
            raise ValueError(f"a vector of shape {vector.shape} for an index of dimension {self._index.d}")
        wanted = min(k, self._index.ntotal)
        if wanted < 1:
            return []
        # Equal cosines come in no order of their own, so all are asked for and sorted before the cut.
        cosines, rows = self._index.search(vector[np.newaxis].astype(np.float32), self._index.ntotal)
        found = [
            (int(row), float(np.clip(cosine, -1, 1)))
            for row, cosine in zip(rows[0], cosines[0], strict=True)
            if row >= 0
        ]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:wanted]
