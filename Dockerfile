# Build: the two native packages need Python, make and a C++ compiler; the image that runs needs none of them.
FROM node:20.20.2-bookworm-slim AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production \
    DATA_DIR=/data \
    HEALTH_HOST=127.0.0.1 \
    HEALTH_PORT=8081
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
COPY lexicon ./lexicon
COPY prompts ./prompts
COPY corpus ./corpus
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# Healthy while the process is alive and polling; the index is built at start if it is missing.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "src/main.ts"]
