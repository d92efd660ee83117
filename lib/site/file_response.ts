import type { NewFile } from "../files/store_file.ts";
import type { State } from "./state.ts";

/**
 * A stored file as a download: the browser keeps no copy and never runs it, whatever it is: `nosniff` comes with every response, and its
 * policy puts the file into a sandbox.
 * RFC 6266: the name in UTF-8, and an ASCII one for what does not know it.
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
