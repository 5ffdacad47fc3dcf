# Seatwise with everything it needs. Without DATABASE_URL it runs the embedded PostgreSQL on the volume /data;
# docker-compose.yml runs it on a PostgreSQL of its own.

FROM node:26-slim AS build
WORKDIR /app
# The packages change less often than the sources, so they are a layer of their own.
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: see installFromLock in tools/lib/install.mjs.
RUN npm install --no-save --no-fund --no-audit --loglevel=error
COPY . .
RUN node tools/build.mjs
# The image brings its own Node, so the one that npm brought for development stays behind.
RUN npm prune --omit=dev --no-save --no-fund --no-audit --loglevel=error && rm -rf node_modules/node

FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN install --directory --owner=node --group=node /data /data/exports
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server/main.js"]
