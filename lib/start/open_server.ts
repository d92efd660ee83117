/** Answers a request, as `app.handler()` does. */
export type Handler = (request: Request, info: Deno.ServeHandlerInfo) => Promise<Response>;

interface ServerOptions {
  port: number;
  hostname: string;
  onListen: (address: Deno.NetAddr) => void;
}

/** A running server. */
interface Server {
  readonly addr: Deno.NetAddr;
  /**
   * Stops accepting requests. Resolves when the open ones have finished, or after ten seconds. The end of the
   * process ends the rest.
   */
  shutdown(): Promise<void>;
}

const PATIENCE_MILLISECONDS = 10_000;

/** Serves the handler. Responses are compressed if the client accepts it. */
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
