import { pathToFileURL } from "node:url";
import { z } from "zod";
import { define, named, reply } from "../../lib/site/define.ts";
import { collectOperations } from "../../lib/site/api/collect_operations.ts";
import { type OpenApiDocument, openApiDocument } from "../../lib/site/openapi/document.ts";
import type { Config } from "../../lib/config/config.ts";

/** The document is the same for everyone until the next version of Bloom. */
const CACHE = "public, max-age=300";

export const handler = define.api({
  GET: {
    tag: "Service",
    summary: "Read this document",
    answer: {
      description: "OpenAPI 3.1.",
      body: named("OpenApi", z.looseObject({ openapi: z.literal("3.1.0") })),
    },
    async handle({ caller }) {
      return reply(await documentOf(caller.config), { headers: { "cache-control": CACHE } });
    },
  },
});

const documents = new WeakMap<Config, Promise<OpenApiDocument>>();

/** In development this module runs from a bundle, so its own address does not lead to the routes. */
const apiFolder = () => pathToFileURL(`${Deno.cwd()}/routes/api/`);

/** The document of a running Bloom. It is generated once, because that takes most of a second. */
function documentOf(config: Config): Promise<OpenApiDocument> {
  const made = documents.get(config) ??
    collectOperations(apiFolder()).then((operations) => openApiDocument(config, operations));
  documents.set(config, made);
  return made;
}
