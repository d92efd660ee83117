import { INTERNALS } from "./context.ts";
import type { Middleware } from "./define.ts";
import { bytesContent, type Content, serveContent } from "./serve_content.ts";
import type { Asset } from "./snapshot.ts";

/**
 * Serves static/ and the built scripts, which the build has compressed. Files with their content's hash in
 * the address are cached forever. All others are revalidated each time, and answered with 304 if unchanged.
 */
export function staticFiles<State>(): Middleware<State> {
  return (ctx) => {
    const { site, pathname } = ctx[INTERNALS];
    const asset = site.snapshot.assets.get(pathname);
    if (asset === undefined) return ctx.next();
    if (ctx.req.method !== "GET" && ctx.req.method !== "HEAD") {
      return new Response("Method Not Allowed", { status: 405, headers: { allow: "GET, HEAD" } });
    }
    const versioned = asset.immutable || ctx.req.url.endsWith(`?v=${asset.hash}`);
    return serveAsset(asset, versioned, ctx.req);
  };
}

async function serveAsset(asset: Asset, versioned: boolean, request: Request): Promise<Response> {
  const headers = new Headers({
    "content-type": asset.type,
    "cache-control": versioned ? "public, max-age=31536000, immutable" : "no-cache",
    // A tag that covers several encodings cannot vouch for single bytes.
    etag: asset.encodings.length > 0 ? `W/"${asset.hash}"` : `"${asset.hash}"`,
    vary: "accept-encoding",
  });
  const accepted = acceptedEncodings(request.headers.get("accept-encoding"));
  const isPart = request.headers.has("range");
  const encoding = isPart ? undefined : asset.encodings.find((each) => accepted.has(each));
  if (encoding) headers.set("content-encoding", encoding);
  return serveContent(request, headers, await contentOf(asset, encoding));
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

/**
 * Returns the content of the file. Small files stay in memory. Only the requested part of a large file is
 * read.
 */
async function contentOf({ file }: Asset, encoding: "br" | "gzip" | undefined): Promise<Content> {
  if (typeof file !== "string") return bytesContent((encoding && file[encoding]) ?? file.identity);
  const path = file + SUFFIX[encoding ?? "identity"];
  const known = kept.get(path);
  if (known) return bytesContent(known);
  const { size } = await Deno.stat(path);
  if (size > KEPT_AT_MOST) return { size, read: (start, end) => readPart(path, start, end) };
  const bytes = await Deno.readFile(path);
  kept.set(path, bytes);
  return bytesContent(bytes);
}

/** How much of a large file is in memory at once. Bytes. */
const PIECE = 64 * 1024;

/** Reads a part of a file piece by piece, as fast as the client takes it. */
function readPart(path: string, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: Deno.FsFile | undefined;
  let at = start;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        file ??= await openAt(path, start);
        const piece = new Uint8Array(Math.min(PIECE, end - at));
        const count = await file.read(piece);
        if (count === null) throw new Error(`${path} has become shorter.`);
        controller.enqueue(piece.subarray(0, count));
        at += count;
        if (at < end) return;
        file.close();
        controller.close();
      } catch (error) {
        file?.close();
        throw error;
      }
    },
    cancel: () => file?.close(),
    // The first read opens the file, so an answer to HEAD does not open it.
  }, { highWaterMark: 0 });
}

async function openAt(path: string, start: number): Promise<Deno.FsFile> {
  const file = await Deno.open(path);
  await file.seek(start, Deno.SeekMode.Start);
  return file;
}
