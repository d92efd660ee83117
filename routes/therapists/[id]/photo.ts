import { HttpError } from "fresh";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { findPhoto } from "../../../lib/people/photo/find_photo.ts";

const YEAR_SECONDS = 365 * 24 * 3600;

export const handler = define.handlers({
  async GET(ctx) {
    const photo = await findPhoto(ctx.state, idFrom(ctx.params));
    if (!photo) throw new HttpError(404);
    const etag = `"${photo.digest}"`;
    // The address with the digest always means these bytes; the bare one means whatever is there now.
    const isImmutable = ctx.url.searchParams.get("v") === photo.digest;
    const headers = new Headers({
      etag,
      "cache-control": `${photo.isPublic ? "public" : "private"}, ${
        isImmutable ? `max-age=${YEAR_SECONDS}, immutable` : "no-cache"
      }`,
    });
    if (hasTag(ctx.req.headers.get("if-none-match"), etag)) {
      return new Response(null, { status: 304, headers });
    }
    headers.set("content-type", photo.contentType);
    headers.set("content-disposition", "inline");
    return new Response(new Uint8Array(photo.bytes), { headers });
  },
});

/** Whether If-None-Match names the tag (RFC 9110, 13.1.2: weak comparison). */
function hasTag(header: string | null, etag: string): boolean {
  return header !== null && header.split(",").some((tag) => ["*", etag, `W/${etag}`].includes(tag.trim()));
}
