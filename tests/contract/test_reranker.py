"""What `retrieval.ports.Reranker` promises, on the fake and on the real models."""

from concurrent.futures import ThreadPoolExecutor
from math import isfinite

import pytest

from fakes.models import WordOverlap
from retrieval.adapters.models.files import ModelFiles, resolve
from retrieval.adapters.models.reranker import CrossEncoderReranker, OnnxReranker, reranker_in
from retrieval.unavailable import ModelsUnavailable

BERLIN = "How many people live in Berlin?"
ANSWER = "Berlin had a population of 3,520,031 registered inhabitants in an area of 891.82 square kilometers."
NEAR = "Berlin is well known for its museums."
OTHER = "New York City is famous for the Metropolitan Museum of Art."
FILLER = "The council meets on Monday, and the harbour stays open through the winter months. "
COMPANY = [ANSWER, OTHER, "", "Yes.", FILLER * 3, "People live here."]


@pytest.fixture(scope="session")
def fake():
    return WordOverlap()


@pytest.fixture(params=["fake", "real_reranker"], ids=["fake", "real"])
def reranker(request):
    return request.getfixturevalue(request.param)


def test_no_texts_have_no_logits(reranker):
    assert reranker.logits(BERLIN, []) == []


def test_every_text_has_one_logit_in_order(reranker):
    forth, back = reranker.logits(BERLIN, COMPANY), reranker.logits(BERLIN, COMPANY[::-1])
    assert forth == back[::-1]
    assert [type(logit) for logit in forth] == [float] * len(COMPANY)


def test_a_pair_has_exactly_the_same_logit_whatever_its_company(reranker):
    assert reranker.logits(BERLIN, COMPANY) == [reranker.logits(BERLIN, [text])[0] for text in COMPANY]


def test_the_text_that_answers_is_above_one_of_another_matter(reranker):
    answer, other = reranker.logits(BERLIN, [ANSWER, OTHER])
    assert answer >= other + 4


def test_an_answer_far_down_in_a_long_text_is_read(reranker):
    with_answer, without = reranker.logits(BERLIN, [FILLER * 40 + ANSWER, FILLER * 40])
    assert with_answer > without + 2


@pytest.mark.parametrize(
    "question",
    ["?", "\N{GRINNING FACE}" * 1000, "\N{GRINNING FACE} " * 1000, "é東\N{GRINNING FACE}" * 333, "who " * 250],
)
def test_any_question_with_any_text_has_a_finite_logit(reranker, question):
    assert all(map(isfinite, reranker.logits(question, ["", " ", ANSWER, FILLER * 20])))


@pytest.mark.timeout(120)
def test_of_a_megabyte_sixteen_windows_are_read(real_reranker):
    # A token a character: 502 in the first window and 438 more in each of the next fifteen.
    unread = ANSWER * 20 + FILLER * 12_000
    read, cut = real_reranker.logits(BERLIN, ["東" * 7000 + unread, "東" * 7072 + unread])
    assert read > 0 > cut


def test_the_packaged_model_gives_nearly_the_logits_of_its_model_card(real_reranker):
    # The card is for full precision. Eight bits, and the processor's way with them, move a logit by up to half a unit.
    assert real_reranker.logits(BERLIN, [ANSWER, NEAR]) == pytest.approx([9.219, -4.078], abs=0.5)


def test_the_packaged_model_is_known_by_name_and_hash(real_reranker):
    assert real_reranker.model_id == "ms-marco-MiniLM-L-12-v2@1225ccd6afd0"


def test_a_long_text_has_the_logit_of_its_best_window(real_reranker):
    # 7 tokens are asked and 3 mark the parts: windows of 502 tokens, each 438 after the last.
    asked = real_reranker._tokens.encode(BERLIN, add_special_tokens=False)
    assert len(asked.ids) == 7
    text = FILLER * 40 + ANSWER
    offsets = real_reranker._tokens.encode(text, add_special_tokens=False).offsets
    firsts = range(0, len(offsets) - 64, 438)
    windows = [text[offsets[first][0] : offsets[min(first + 502, len(offsets)) - 1][1]] for first in firsts]
    assert len(windows) > 1
    assert real_reranker.logits(BERLIN, [text]) == [max(real_reranker.logits(BERLIN, windows))]


@pytest.mark.parametrize("threads", [1, 3])
def test_the_number_of_threads_changes_nothing(packaged, real_reranker, threads):
    other = OnnxReranker(resolve(None, packaged["reranker"]), threads)
    assert other.logits(BERLIN, COMPANY) == real_reranker.logits(BERLIN, COMPANY)


def test_many_callers_get_what_one_gets(real_reranker):
    questions = [BERLIN, "When does the council meet?", "Where is the museum?"] * 4
    alone = [real_reranker.logits(question, COMPANY[:4]) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda question: real_reranker.logits(question, COMPANY[:4]), questions)) == alone


def test_a_file_that_is_no_model_is_told_by_name(tmp_path):
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_text("no model here", encoding="utf-8")
    with pytest.raises(ModelsUnavailable, match=r"^The model notes@1 cannot be loaded \(.+\)\.$"):
        reranker_in(ModelFiles(tmp_path, "notes@1"), threads=1)


def test_a_model_that_marks_its_parts_otherwise_is_refused(packaged, tmp_path):
    files = resolve(None, packaged["reranker"])
    (tmp_path / "model.onnx").symlink_to(files.folder / "model.onnx")
    tokens = (files.folder / "tokenizer.json").read_text(encoding="utf-8")
    (tmp_path / "tokenizer.json").write_text(tokens.replace('"[SEP]"', '"</s>"'), encoding="utf-8")
    with pytest.raises(ModelsUnavailable, match=r"its tokenizer has no \[SEP\]"):
        reranker_in(ModelFiles(tmp_path, "marked@1"), threads=1)


def test_another_folder_is_read_as_a_cross_encoder_with_raw_logits(small_reranker_files):
    small = reranker_in(small_reranker_files(constant=True), threads=1)
    assert isinstance(small, CrossEncoderReranker)
    assert small.model_id == "small@1"
    assert small.logits("berlin ?", ["the ferry is late .", ""]) == [2.5, 2.5]


def test_a_cross_encoder_reads_each_pair_alone(small_reranker_files):
    small = reranker_in(small_reranker_files(constant=False), threads=1)
    texts = ["the ferry is late .", "berlin", "", "late " * 100]
    forth = small.logits("is the ferry late ?", texts)
    assert forth == [small.logits("is the ferry late ?", [text])[0] for text in texts]
    assert len(set(forth)) == 4


def test_a_folder_without_a_cross_encoder_is_told_by_name(tmp_path):
    (tmp_path / "notes.txt").write_text("no model here", encoding="utf-8")
    with pytest.raises(ModelsUnavailable, match=r"^The model notes@1 cannot be loaded \(.+\)\.$"):
        reranker_in(ModelFiles(tmp_path, "notes@1"), threads=1)
