"""The stores of the port; the real models, loaded once a session, and small ones for what the real ones never do."""

import pytest

import config
from fakes.store import MemoryArticles
from retrieval.adapters.models.embedder import SentenceEmbedder
from retrieval.adapters.models.files import ModelFiles, manifest, resolve
from retrieval.adapters.models.reranker import reranker_in
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "ferry", "is", "late", "berlin", "##s", ".", "?")


@pytest.fixture(params=["memory", "sqlite"])
def store(request, tmp_path):
    if request.param == "memory":
        yield MemoryArticles()
        return
    with Database(f"sqlite:///{tmp_path / 'library.db'}") as database:
        yield SqlArticles(database)


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def lasting_store(request, tmp_path_factory):
    if request.param == "memory":
        yield MemoryArticles()
        return
    with Database(f"sqlite:///{tmp_path_factory.mktemp('lasting') / 'library.db'}") as database:
        yield SqlArticles(database)


@pytest.fixture(scope="session")
def packaged():
    """The manifest's entries by role."""
    return manifest(config.MODELS)


@pytest.fixture(scope="session")
def real_embedder(packaged):
    return SentenceEmbedder(resolve(None, packaged["embedder"]))


@pytest.fixture(scope="session")
def real_reranker(packaged):
    return reranker_in(resolve(None, packaged["reranker"]), threads=2)


@pytest.fixture
def small_embedder_files(tmp_path):
    """Makes a model of 8 dimensions, all its weights of one value, in sentence-transformers' form."""

    def make(weight):
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
        from transformers import BertModel

        _save(_filled(BertModel(_shape()), weight), tmp_path / "parts")
        reads = Transformer(str(tmp_path / "parts"))
        SentenceTransformer(modules=[reads, Pooling(8)], device="cpu").save(str(tmp_path / "small"))
        return ModelFiles(tmp_path / "small", "small@1")

    return make


@pytest.fixture
def small_reranker_files(tmp_path):
    """A cross-encoder with random weights, but for a last layer that gives 2.5 whatever it reads if `constant`."""

    def make(*, constant):
        import torch
        from transformers import BertForSequenceClassification

        torch.manual_seed(7)
        model = BertForSequenceClassification(_shape())
        if constant:
            _filled(model.classifier, 0.0)
            torch.nn.init.constant_(model.classifier.bias, 2.5)
        _save(model, tmp_path / "small")
        return ModelFiles(tmp_path / "small", "small@1")

    return make


def _shape():
    from transformers import BertConfig

    return BertConfig(
        vocab_size=len(WORDS),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=32,
        num_labels=1,
        initializer_range=1.0,
    )


def _filled(model, weight):
    import torch

    for parameter in model.parameters():
        torch.nn.init.constant_(parameter, weight)
    return model


def _save(model, folder):
    from transformers import BertTokenizerFast

    model.save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    BertTokenizerFast(vocab=str(folder / "vocab.txt"), model_max_length=32).save_pretrained(folder)
