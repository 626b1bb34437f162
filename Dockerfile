# One image for web, worker, beat and for commands; compose.yaml says which is which.

FROM python:3.11-slim AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /app
COPY requirements requirements
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --require-hashes --no-deps -r requirements/base.txt

# Node comes from a Python package, stays in this stage, and leaves style sheets behind.
FROM packages AS assets
RUN /opt/venv/bin/pip install --require-hashes --no-deps -r requirements/run.txt
COPY .npmrc package.json package-lock.json ./
COPY scripts scripts
RUN /opt/venv/bin/python scripts/build_assets.py

FROM python:3.11-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    STATIC_ROOT=/app/collected \
    VAR_DIR=/var/lib/moothall \
    MEDIA_ROOT=/var/lib/moothall/media
RUN useradd --system --uid 10001 --home-dir /var/lib/moothall moothall \
    && install -d -o moothall -g moothall /var/lib/moothall /var/lib/moothall/media
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY . .
COPY --from=assets /app/static/vendor static/vendor
RUN SECRET_KEY=only-while-building ALLOWED_HOSTS=localhost DATABASE_URL=sqlite:////tmp/none \
    python manage.py collectstatic --noinput
USER moothall
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--no-ws", \
     "--access-log", "config.wsgi:application"]
