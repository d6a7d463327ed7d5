# The central server. See docs/guides/server.md.

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# What only workstations need goes again; the versions stay those of the lock file. No install script has to run.
RUN npm ci --omit=dev --ignore-scripts \
  && npm uninstall --omit=dev --ignore-scripts \
    better-sqlite3-multiple-ciphers rxdb rxjs bidi-js fast-png fflate harfbuzzjs qr open ws eventsource-parser

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4700
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY resources/demo resources/demo
COPY src-shared src-shared
COPY src-server src-server
USER node
EXPOSE 4700
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src-server/main.ts"]
