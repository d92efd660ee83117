import { HttpError } from "fresh";
import { bytesContent, serveContent } from "../../../lib/fresh/serve_content.ts";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { findPhoto } from "../../../lib/people/photo/find_photo.ts";

const YEAR_SECONDS = 365 * 24 * 3600;

export const handler = define.handlers({
  async GET(ctx) {
    const photo = await findPhoto(ctx.state, idFrom(ctx.params));
    if (!photo) throw new HttpError(404);
    // The address with the digest always means these bytes; the bare one means the current photo.
    const isImmutable = ctx.url.searchParams.get("v") === photo.digest;
    const headers = new Headers({
      "content-type": photo.contentType,
      "content-disposition": "inline",
      etag: `"${photo.digest}"`,
      "cache-control": `${photo.isPublic ? "public" : "private"}, ${
        isImmutable ? `max-age=${YEAR_SECONDS}, immutable` : "no-cache"
      }`,
    });
    return serveContent(ctx.req, headers, bytesContent(new Uint8Array(photo.bytes)));
  },
});
