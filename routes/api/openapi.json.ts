import { define } from "../../lib/site/define.ts";
import { openApiDocument } from "../../lib/site/openapi/document.ts";

/** It is the same for everybody, until the next version of Bloom. */
const CACHE = "public, max-age=300";

export const handler = define.handlers({
  GET({ state: { config } }) {
    return Response.json(openApiDocument(config), { headers: { "cache-control": CACHE } });
  },
});
