# Builds with a toolchain, runs without one, as nobody in particular, on a root file system that may be read-only.
ARG NODE=22-bookworm-slim

# What the program needs to run; sqlite3 is compiled here where there is no prebuilt binary for the machine.
FROM node:${NODE} AS modules
RUN apt-get update \
	&& apt-get install --yes --no-install-recommends g++ make python3 \
	&& rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM modules AS build
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ormconfig.ts schema.graphql LICENSE ./
COPY docs ./docs/
COPY migrations ./migrations/
COPY src ./src/
COPY examples ./examples/
RUN npm run --silent build

FROM node:${NODE}
ENV NODE_ENV=production \
	HOST=0.0.0.0 \
	PORT=4000 \
	DATABASE_URL=sqlite:/data/counterclaim.sqlite
WORKDIR /app
COPY package.json schema.graphql LICENSE ./
COPY docs ./docs/
COPY examples ./examples/
COPY --from=modules /app/node_modules ./node_modules/
COPY --from=build /app/dist ./dist/
RUN install --directory --owner=node --group=node --mode=0700 /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
	CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=64", "dist/src/cli/main.js"]
CMD ["start"]
