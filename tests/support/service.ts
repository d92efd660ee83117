/** A service that a test run needs: where it is, and how to stop it. */
export interface Service {
  address: string;
  stop(): Promise<void>;
}

/** Returns a port on loopback that was free a moment ago. */
export function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}

/** Returns the first existing program, by path or on PATH; null if none exists. */
export async function findProgram(...candidates: string[]): Promise<string | null> {
  const folders = (Deno.env.get("PATH") ?? "").split(":");
  for (const candidate of candidates) {
    const paths = candidate.includes("/") ? [candidate] : folders.map((folder) => `${folder}/${candidate}`);
    for (const path of paths) {
      if (await Deno.stat(path).then(({ isFile }) => isFile, () => false)) return path;
    }
  }
  return null;
}

/** Waits until the check passes, for at most twenty seconds. @throws if it never does. */
export async function until(check: () => Promise<boolean>, what: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not come up.`);
}

/** Whether anything listens on this port of loopback. */
export async function isListening(port: number): Promise<boolean> {
  try {
    (await Deno.connect({ hostname: "127.0.0.1", port })).close();
    return true;
  } catch {
    return false;
  }
}
