import { z } from "zod";
import { define, named, reply } from "../../lib/site/define.ts";
import { collectOperations } from "../../lib/site/api/collect_operations.ts";
import { openApiDocument } from "../../lib/site/openapi/document.ts";

/** It is the same for everybody, until the next version of Bloom. */
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
      const operations = await collectOperations(new URL(".", import.meta.url));
      return reply(openApiDocument(caller.config, operations), { headers: { "cache-control": CACHE } });
    },
  },
});
