"""What `retrieval.ports.Embedder` promises, on the fake and on the real model."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fakes.models import BagOfWords
from retrieval.adapters.models.embedder import SentenceEmbedder
from retrieval.adapters.models.files import ModelFiles
from retrieval.article import Span
from retrieval.unavailable import ModelsUnavailable

FERRY = "The ferry to the island was cancelled on Friday."
LONG = " ".join(f"On day {day} the ferry carried {day * 7} passengers across the pseudobay." for day in range(60))
COMPANY = ["Late.", LONG, "The council meets on Monday.", "", *(LONG[:length] for length in range(3, 111, 3))]


@pytest.fixture(scope="session")
def fake():
    return BagOfWords(room=16)


@pytest.fixture(params=["fake", "real_embedder"], ids=["fake", "real"])
def embedder(request):
    return request.getfixturevalue(request.param)


def test_every_text_has_one_row_of_unit_length(embedder):
    vectors = embedder.embed([FERRY, LONG, "Late."])
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, embedder.embed(["x"]).shape[1])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-6)


def test_no_texts_give_no_rows_of_the_same_width(embedder):
    assert embedder.embed([]).shape == (0, embedder.embed(["x"]).shape[1])


@pytest.mark.parametrize("text", ["", "   ", "\n", "\N{ZERO WIDTH SPACE}", "\N{GRINNING FACE}"])
def test_a_text_without_words_has_a_direction_too(embedder, text):
    assert np.linalg.norm(embedder.embed([text])[0]) == pytest.approx(1, abs=1e-6)


def test_a_text_has_the_same_vector_whatever_its_company(embedder):
    (alone,) = embedder.embed([FERRY])
    first, *_, last = embedder.embed([FERRY, *COMPANY, FERRY])
    assert np.abs(first - alone).max() <= 1e-6
    assert np.abs(last - alone).max() <= 1e-6


QUESTIONS = [
    "Who declined to comment?", "When does it end?", "How much money does the line lose a year?", "", "who said what",
    "Why?", "Where?", "When was the ferry cancelled?", "x" * 1_000, FERRY * 20, "Какой паром?", "\N{GRINNING FACE}",
    *(f"How many passengers did the ferry carry on day {day}?" for day in range(30)),
]  # fmt: skip


def test_a_question_has_the_same_vector_to_the_last_bit_alone_and_in_any_company(embedder):
    alone = [embedder.questions([one])[0] for one in QUESTIONS]
    for size in (2, 3, 7, 32):
        for first in range(0, len(QUESTIONS), size):
            company = QUESTIONS[first : first + size]
            assert np.array_equal(embedder.questions(company), alone[first : first + size])
    assert np.array_equal(embedder.questions(QUESTIONS[::-1]), alone[::-1])
    assert np.array_equal(embedder.embed(QUESTIONS[:1])[0], alone[0])
    assert embedder.questions([]).shape == (0, len(alone[0]))


def test_rows_come_in_the_order_of_the_texts(embedder):
    forth, back = embedder.embed(COMPANY), embedder.embed(COMPANY[::-1])
    assert np.abs(forth - back[::-1]).max() <= 1e-6
    assert np.abs(forth[0] - forth[1]).max() > 0.01


def test_a_text_of_the_same_matter_is_nearer_than_one_of_another(embedder):
    asked, same, other = embedder.embed(["When was the ferry cancelled?", FERRY, "Bread costs more this year."])
    assert asked @ same > asked @ other + 0.2


def test_progress_is_told_up_to_the_end(embedder):
    told = []
    embedder.embed(COMPANY, lambda done, of: told.append((done, of)))
    assert told == sorted(set(told))
    assert told[-1] == (40, 40)
    assert {of for _, of in told} == {40}


def test_the_real_model_tells_progress_after_each_batch_of_sixteen(real_embedder):
    told = []
    real_embedder.embed(COMPANY, lambda done, of: told.append((done, of)))
    assert told == [(16, 40), (32, 40), (40, 40)]


@pytest.mark.parametrize("text", [FERRY, "   ", "\n", "x", "  Late. ", "\N{GRINNING FACE}" * 5])
def test_a_text_that_fits_is_one_window(embedder, text):
    assert embedder.windows(text) == (Span(0, len(text)),)


def test_a_long_text_has_overlapping_windows_from_its_first_character_to_its_last(embedder):
    windows = embedder.windows(LONG)
    assert len(windows) > 3
    assert (windows[0].start, windows[-1].end) == (0, len(LONG))
    for before, after in pairwise(windows):
        assert before.start < after.start < before.end < after.end


def test_every_window_is_read_to_its_last_word(embedder):
    windows = [LONG[window.start : window.end].strip() for window in embedder.windows(LONG)]
    without_last = [window.rpartition(" ")[0] for window in windows]
    moved = np.abs(embedder.embed(windows) - embedder.embed(without_last)).max(axis=1)
    assert moved.min() > 1e-3


TEXTS = st.builds(lambda piece, times: piece * times, st.text(min_size=1, max_size=40), st.integers(1, 300))


@given(TEXTS)
def test_no_character_is_outside_the_windows_of_the_fake(fake, text):
    check_laws(fake.windows(text), text)


@given(TEXTS)
def test_no_character_is_outside_the_windows_of_the_real_model(real_embedder, text):
    check_laws(real_embedder.windows(text), text)


def check_laws(windows, text):
    covered = {place for window in windows for place in range(window.start, window.end)}
    assert covered == set(range(len(text)))
    for before, after in pairwise(windows):
        assert before.start < after.start < before.end < after.end


@example("pseudohypoparathyroidisms ", 200)  # a window that began inside such a word would be a token too long
@given(st.text(st.sampled_from("aeiklnorst -.,'é东😀"), min_size=1, max_size=60), st.integers(10, 200))
def test_no_window_holds_more_tokens_than_the_real_model_reads(real_embedder, piece, times):
    tokenizer = real_embedder._model.tokenizer
    text = piece * times
    read = [text[window.start : window.end] for window in real_embedder.windows(text)]
    assert max(len(tokenizer(window, verbose=False)["input_ids"]) for window in read) <= 256


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["The minister declined to comment on Tuesday. ", "a"], ids=["words", "one word"])
def test_a_megabyte_is_cut_into_windows_in_seconds(real_embedder, piece):
    text = piece * (1_000_000 // len(piece))
    windows = real_embedder.windows(text)
    assert (windows[0].start, windows[-1].end) == (0, len(text))


def test_many_threads_get_what_one_gets(real_embedder):
    alone = (real_embedder.windows(LONG), real_embedder.embed([FERRY, LONG]))
    with ThreadPoolExecutor(4) as pool:
        windows = [pool.submit(real_embedder.windows, LONG) for _ in range(20)]
        vectors = [pool.submit(real_embedder.embed, [FERRY, LONG]) for _ in range(6)]
    assert {future.result() for future in windows} == {alone[0]}
    assert max(np.abs(future.result() - alone[1]).max() for future in vectors) <= 1e-6


def test_the_packaged_model_gives_the_cosines_of_its_model_card(real_embedder):
    happy, *others = real_embedder.embed(
        ["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"]
    )
    assert [float(happy @ other) for other in others] == pytest.approx([0.6946, 0.9429, 0.2569], abs=5e-4)


def test_the_packaged_model_is_known_by_name_and_hash(real_embedder):
    assert real_embedder.model_id == "all-MiniLM-L6-v2@53aa51172d14"


@pytest.mark.parametrize("weight", [0.0, float("nan")])
def test_a_vector_without_direction_is_told_and_not_used(small_embedder_files, weight):
    broken = SentenceEmbedder(small_embedder_files(weight))
    with pytest.raises(ModelsUnavailable, match="vector without direction"):
        broken.embed(["the ferry is late"])


def test_a_folder_without_a_model_is_told_by_name(tmp_path):
    (tmp_path / "notes.txt").write_text("no model here", encoding="utf-8")
    with pytest.raises(ModelsUnavailable, match=r"^The model notes@1 cannot be loaded \(.+\)\.$") as told:
        SentenceEmbedder(ModelFiles(tmp_path, "notes@1"))
    assert len(told.value.message) < 250
    assert told.value.remedy
