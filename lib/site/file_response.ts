import type { NewFile } from "../files/store_file.ts";
import type { State } from "./state.ts";

/**
 * Returns a stored file as a download: the browser keeps no copy and never runs it, whatever it is. Every
 * response has `nosniff`, and the policy of this one puts the file into a sandbox. The name is in UTF-8, with
 * an ASCII fallback (RFC 6266).
 */
export function fileResponse(state: State, { name, contentType, bytes }: NewFile): Response {
  state.directives.push("sandbox");
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const extended = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return new Response(bytes, {
    headers: {
      "content-type": contentType,
      "content-length": String(bytes.byteLength),
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${extended}`,
      "cache-control": "no-store",
    },
  });
}
