# The page (8501) and the service for other programs (8600) in one image; without torch, which only other embedding
# models than the bundled one need: --build-arg EXTRA="torch==2.13.0".
ARG PYTHON=3.11
FROM python:${PYTHON}-slim AS build
ARG EXTRA=""
COPY requirements.lock .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock \
    && if [ -n "$EXTRA" ]; then /venv/bin/pip install --no-cache-dir $EXTRA; fi

FROM python:${PYTHON}-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin guidance \
    && install -d -o guidance /data
WORKDIR /app
COPY --from=build /venv /venv
COPY . .
# Compiled now: at run time the root of the container is read-only.
RUN /venv/bin/python -m compileall -q app.py guidance ingest
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 GUIDANCE_DATA=/data GUIDANCE_LOG=json \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 OMP_NUM_THREADS=1 HOME=/tmp
USER 10001
VOLUME /data
EXPOSE 8501 8600
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s --retries=3 \
  CMD python -c "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('HEALTH_PORT', '8501') + '/readyz', timeout=2)"
CMD ["python", "-m", "streamlit", "run", "app.py"]
