/** Answers a request, as `app.handler()` does. */
export type Handler = (request: Request, info: Deno.ServeHandlerInfo) => Promise<Response>;

interface ServerOptions {
  port: number;
  hostname: string;
  onListen: (address: Deno.NetAddr) => void;
}

/** A server that listens. */
interface Server {
  readonly addr: Deno.NetAddr;
  /**
   * Takes no new requests and resolves when those under way are finished; after ten seconds all the same:
   * what lasts longer ends with the process.
   */
  shutdown(): Promise<void>;
}

const PATIENCE_MILLISECONDS = 10_000;

/** Serves with responses compressed as the client accepts it. */
export function openServer(handler: Handler, options: ServerOptions): Server {
  const server = Deno.serve({ ...options, automaticCompression: true }, handler);
  return {
    addr: server.addr,
    shutdown: async () => {
      const { promise: isPatient, resolve: lose } = Promise.withResolvers<void>();
      const timer = setTimeout(lose, PATIENCE_MILLISECONDS);
      await Promise.race([server.shutdown(), isPatient]);
      clearTimeout(timer);
    },
  };
}
