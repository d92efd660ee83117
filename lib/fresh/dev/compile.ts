import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { patternOf } from "../pattern.ts";
import type { Asset, Bytes, Snapshot } from "../snapshot.ts";
import { type Bundle, bundleIslands } from "./bundle.ts";
import { contentTypeOf, isCompressible } from "./content_types.ts";
import { listFiles, listModules } from "./files.ts";
import type { Paths } from "./options.ts";

/** A build without the server's modules. */
export interface Compiled extends Pick<Snapshot, "client"> {
  /** Paths below routes/ and islands/. */
  routes: string[];
  islands: string[];
  bundle: Bundle | null;
  assets: Map<string, Asset & { file: Bytes }>;
}

interface CompileOptions {
  /** Also compress every asset. */
  compress: boolean;
  /** Do not minify the islands' scripts. */
  readable?: boolean;
}

/** Builds everything in memory. */
export async function compile(
  paths: Paths,
  { compress, readable = false }: CompileOptions,
): Promise<Compiled> {
  const [routes, islands] = await Promise.all([listModules(paths.routeDir), listModules(paths.islandDir)]);
  // An invalid route must stop the build, not the program that serves it.
  for (const path of routes) patternOf(path);
  const bundle = await bundleIslands(paths, islands, readable);
  const assets: Compiled["assets"] = new Map();
  for (const [address, bytes] of bundle?.scripts ?? []) {
    assets.set(address, await makeAsset(address, bytes, true, compress));
  }
  for (const path of await listFiles(paths.staticDir)) {
    if (isHidden(path)) continue;
    const bytes = await Deno.readFile(join(paths.staticDir, path));
    assets.set(`/${encodeURI(path)}`, await makeAsset(path, bytes, false, compress));
  }
  return { routes, islands, bundle, client: bundle?.client, assets };
}

/** Hidden files such as .env or .git/ are not served. RFC 8615 requires /.well-known/. */
const isHidden = (path: string) => /(^|\/)\./.test(path.replace(/^\.well-known\//, ""));

/**
 * Returns a file with everything that serving it needs. `immutable`: its address contains its content's hash.
 */
export async function makeAsset(
  path: string,
  identity: Uint8Array<ArrayBuffer>,
  immutable: boolean,
  compress: boolean,
): Promise<Asset & { file: Bytes }> {
  const type = contentTypeOf(path);
  const hash = createHash("sha256").update(identity).digest("base64url").slice(0, 16);
  const file: Bytes = { identity };
  if (compress && isCompressible(type)) {
    const br = await toBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    const gz = await toGzip(identity, { level: 9 });
    if (br.byteLength < identity.byteLength) file.br = copyOf(br);
    if (gz.byteLength < identity.byteLength) file.gzip = copyOf(gz);
  }
  const encodings = (["br", "gzip"] as const).filter((encoding) => file[encoding]);
  return { file, type, hash, encodings, immutable };
}

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
const copyOf = (buffer: Buffer) => new Uint8Array(buffer);
