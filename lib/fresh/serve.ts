import type { Handler } from "./app.ts";

export interface ListenOptions {
  port?: number;
  /** Default: loopback alone. */
  hostname?: string;
  /** Stops the server: requests under way are finished, no new ones accepted. */
  signal?: AbortSignal;
  onListen?: (address: Deno.NetAddr) => void;
}

/** Serves with responses compressed as the client accepts it. Port 8000 and loopback unless told otherwise. */
export function serve(
  handler: Handler,
  { port = 8000, hostname = "127.0.0.1", signal, onListen }: ListenOptions,
): Deno.HttpServer<Deno.NetAddr> {
  return Deno.serve({
    port,
    hostname,
    signal,
    automaticCompression: true,
    onListen: onListen ?? (({ hostname, port }) => console.log(`Listening on http://${hostname}:${port}/`)),
  }, handler);
}
