# Build: docker build -t dispute-bot .
# Run:   docker run -d --restart=on-failure --env-file .env -v dispute-data:/data dispute-bot
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/disputes.db \
    WEBHOOK_LISTEN=127.0.0.1:8080

WORKDIR /app
COPY requirements.lock ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement requirements.lock
COPY conversations ./conversations
COPY standin ./standin
COPY bot ./bot

RUN useradd --system --uid 10001 --no-create-home bot \
    && mkdir /data \
    && chown bot /data
USER 10001
VOLUME /data

# With WEBHOOK_LISTEN=0.0.0.0:8080 the same port is reached from outside, and still from here.
HEALTHCHECK --interval=60s --timeout=10s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/healthz', timeout=8)"]

STOPSIGNAL SIGTERM
CMD ["python", "-m", "bot"]
