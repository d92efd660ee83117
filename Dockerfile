# Bloom in two stages: build with everything, run with only what serving needs.
# The build needs the npm registry alone; Deno itself comes from there.
# FORMER_IMAGE is the image that runs now. Its scripts stay in the new image, because open pages still request them.
# The default has none.
ARG FORMER_IMAGE=node:22-bookworm-slim
FROM ${FORMER_IMAGE} AS former

FROM node:22-bookworm-slim AS build
WORKDIR /app
RUN npm install --global deno@2.9.6
COPY deno.json deno.lock ./
RUN deno install --frozen
COPY . .
RUN --mount=type=bind,from=former,target=/former \
  if [ -d /former/app/_fresh ]; then cp -R /former/app/_fresh _fresh; fi
RUN deno task build

FROM node:22-bookworm-slim
WORKDIR /app
ENV BLOOM_ENV=production PORT=8000 NODE_ENV=production
RUN npm install --global deno@2.9.6 && useradd --system --create-home --uid 10001 bloom
COPY --from=build /app /app
USER 10001
EXPOSE 8000
# `deno task start` narrows Deno's permissions; see deno.json. Outward it needs the database, SMTP, the cache, and port 443 for
# therapists' calendars (docs/adr/0009-calendars-elsewhere.md).
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["deno", "task", "start"]
