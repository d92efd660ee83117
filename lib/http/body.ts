import { Problem } from "./problem.ts";

/** No form or JSON body of Bloom needs more; a photo has its own limit. Bytes. */
export const BODY_LIMIT = 64 * 1024;

/**
 * Reads the request's body, never more than `limit` bytes of it, whatever Content-Length says.
 * @throws {Problem} 413 for a longer one, 400 if the client breaks off.
 */
export async function readBody(request: Request, limit = BODY_LIMIT): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length")) > limit) throw tooLarge(limit);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size > limit) break;
      chunks.push(chunk);
    }
  } catch {
    throw new Problem(400, "We didn't receive all of the request. Please send it again.");
  }
  if (size > limit) throw tooLarge(limit);
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  read.set(request, body);
  return body;
}

const read = new WeakMap<Request, Uint8Array<ArrayBuffer>>();

/** Returns a request that can be read, although `readBody` may have read this one. */
export function readableAgain(request: Request): Request {
  const body = read.get(request);
  if (!body) return request;
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body });
}

/** Reads the body as text. @throws {Problem} 400 if it is not UTF-8. */
export async function readText(request: Request, limit = BODY_LIMIT): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readBody(request, limit));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, "The request is not valid UTF-8.");
  }
}

/** Returns the media type of the request without its parameters, in lower case. */
export function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0].trim().toLowerCase();
}

const tooLarge = (limit: number) =>
  new Problem(413, `The request is too large. You can send at most ${Math.floor(limit / 1024)} kB here.`);
