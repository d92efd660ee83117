import { Problem } from "./problem.ts";

/** No form or JSON body of Bloom needs more; a photo has its own limit. Bytes. */
export const BODY_LIMIT = 64 * 1024;

/** The part of a body that has arrived, and the rest of it. */
interface Arriving {
  chunks: Uint8Array[];
  size: number;
  rest: ReadableStreamDefaultReader<Uint8Array> | null;
}

/** The bodies that were begun, so that what is peeked at can be read again. */
const arriving = new WeakMap<Request, Arriving>();

/**
 * Reads the request's body, never more than `limit` bytes of it, whatever Content-Length says.
 * @throws {Problem} 413 for a longer one, 400 if the client breaks off.
 */
export async function readBody(request: Request, limit = BODY_LIMIT): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length")) > limit) throw tooLarge(limit);
  const body = await receive(request, limit);
  if (body.size <= limit) return joined(body);
  await body.rest?.cancel().catch(() => {});
  throw tooLarge(limit);
}

/**
 * Returns the first bytes of the body, about `limit` at most, and whether that is all of it. The body can
 * still be read. @throws {Problem} 400 if the client breaks off.
 */
export async function peekBody(
  request: Request,
  limit: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; isWhole: boolean }> {
  const body = await receive(request, limit);
  return { bytes: joined(body), isWhole: body.rest === null };
}

/** Receives until the body ends or is longer than `limit`. */
async function receive(request: Request, limit: number): Promise<Arriving> {
  const body = arriving.get(request) ?? { chunks: [], size: 0, rest: request.body?.getReader() ?? null };
  arriving.set(request, body);
  try {
    while (body.rest && body.size <= limit) {
      const { value, done } = await body.rest.read();
      if (done) body.rest = null;
      else {
        body.chunks.push(value);
        body.size += value.byteLength;
      }
    }
  } catch {
    throw new Problem(400, "We didn't receive all of the request. Please send it again.");
  }
  return body;
}

function joined({ chunks, size }: Arriving): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
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
