import { findProgram, freePort, isListening, type Service, until } from "./service.ts";

/** Starts a Redis server on loopback without persistence. @returns null if there is no redis-server. */
export async function startRedis(): Promise<Service | null> {
  const program = await findProgram("redis-server");
  if (!program) return null;
  const port = freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = new Deno.Command(program, { args, stdout: "null", stderr: "null", stdin: "null" }).spawn();
  await until(() => isListening(port), "Redis");
  return {
    address: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill("SIGTERM");
      await server.status;
    },
  };
}
