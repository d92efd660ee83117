import { INTERNALS } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./http_error.ts";
import type { Asset } from "./snapshot.ts";

/**
 * Serves static/ and the built scripts, compressed beforehand. What has its content's hash in its address is kept
 * for ever; all else is asked for anew each time, and answered 304 when it is still the same.
 */
export function staticFiles<State>(): Middleware<State> {
  return (ctx) => {
    const { site, pathname } = ctx[INTERNALS];
    const asset = site.snapshot.assets.get(pathname);
    if (asset === undefined) return ctx.next();
    if (ctx.req.method !== "GET" && ctx.req.method !== "HEAD") throw new HttpError(405);
    const versioned = asset.immutable || ctx.req.url.endsWith(`?v=${asset.hash}`);
    return serveAsset(asset, versioned, ctx.req.headers);
  };
}

async function serveAsset(asset: Asset, versioned: boolean, request: Headers): Promise<Response> {
  const etag = `W/"${asset.hash}"`;
  const headers = new Headers({
    "content-type": asset.type,
    "cache-control": versioned ? "public, max-age=31536000, immutable" : "no-cache",
    etag,
    vary: "accept-encoding",
  });
  const known = request.get("if-none-match");
  if (known !== null && known.split(",").some((tag) => tag.trim() === etag)) {
    return new Response(null, { status: 304, headers });
  }
  const accepted = acceptedEncodings(request.get("accept-encoding"));
  const encoding = asset.encodings.find((each) => accepted.has(each));
  if (encoding) headers.set("content-encoding", encoding);
  const bytes = await bytesOf(asset, encoding);
  headers.set("content-length", String(bytes.byteLength));
  return new Response(bytes, { headers });
}

function acceptedEncodings(header: string | null): Set<string> {
  const accepted = new Set<string>();
  for (const part of header?.split(",") ?? []) {
    const [name, ...parameters] = part.split(";").map((text) => text.trim());
    if (!parameters.some((text) => /^q=0(\.0*)?$/.test(text))) accepted.add(name);
  }
  return accepted;
}

const SUFFIX = { br: ".br", gzip: ".gz", identity: "" } as const;
const kept = new Map<string, Uint8Array<ArrayBuffer>>();
const KEPT_AT_MOST = 256 * 1024;

/** The file's bytes, kept in memory when they are few. */
async function bytesOf(
  { file }: Asset,
  encoding: "br" | "gzip" | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof file !== "string") return (encoding && file[encoding]) ?? file.identity;
  const path = file + SUFFIX[encoding ?? "identity"];
  const known = kept.get(path);
  if (known) return known;
  const bytes = await Deno.readFile(path);
  if (bytes.byteLength <= KEPT_AT_MOST) kept.set(path, bytes);
  return bytes;
}
