# The image of the bot: libraries by hash, no compiler, no root, nothing written but /data.

FROM python:3.11-slim AS libraries
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY requirements.lock .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock \
    && pip uninstall --yes pip setuptools

FROM python:3.11-slim
# The numbers are fixed so that a folder of the host can be given to this user.
RUN groupadd --gid 10001 bot \
    && useradd --uid 10001 --gid bot --no-create-home --home-dir /data --shell /usr/sbin/nologin bot \
    && install --directory --owner bot --group bot --mode 0700 /data
WORKDIR /app
COPY --from=libraries /opt/venv /opt/venv
COPY locales locales
COPY models models
COPY handlers handlers
COPY bot bot
ENV PATH=/opt/venv/bin:$PATH
# Compiled once here, as nothing can be written later.
RUN python -m compileall -q bot handlers models
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 DATA_DIR=/data LOG_FORMAT=json WEB_PORT=8080
USER bot
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["python", "-c", "\
import http.client, os, sys; \
web = http.client.HTTPConnection('127.0.0.1', int(os.environ['WEB_PORT']), timeout=4); \
web.request('GET', '/healthz'); \
sys.exit(web.getresponse().status != 200)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
