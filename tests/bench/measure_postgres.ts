import { startPostgres } from "../support/start_postgres.ts";
import type { Load } from "./load.ts";

const PORT = 8733;
const ORIGIN = `http://127.0.0.1:${PORT}`;

/** A page's load on real PostgreSQL, and how many statements one request of it runs. */
export interface PageOnPostgres {
  title: string;
  load: Load;
  queries: number;
  /** The same for a signed-in patient, who costs one more statement: the session. */
  queriesSignedIn: number;
}

/** Measures the directory and the booking page on a temporary PostgreSQL server. Returns null without one. */
export async function measureOnPostgres(
  start: (file: string, port: number, ...args: string[]) => Promise<Deno.ChildProcess>,
  measure: (port: number, path: string) => Promise<Load>,
): Promise<PageOnPostgres[] | null> {
  const postgres = await startPostgres();
  if (!postgres) return null;
  const server = await start("serve_postgres.ts", PORT, postgres.address);
  try {
    const cookie = await signIn();
    const { items: [therapist] } = await (await fetch(`${ORIGIN}/api/therapists?limit=1`)).json();
    const pages = [
      { title: "20 cards, PostgreSQL", path: "/therapists" },
      { title: "booking, PostgreSQL", path: `/therapists/${therapist.id}/book` },
    ];
    const measured: PageOnPostgres[] = [];
    for (const { title, path } of pages) {
      measured.push({
        title,
        queries: await countQueries(path),
        queriesSignedIn: await countQueries(path, cookie),
        load: await measure(PORT, path),
      });
    }
    return measured;
  } finally {
    server.kill();
    await server.status;
    await postgres.stop();
  }
}

/** Signs the demo patient in and returns the session cookie. */
async function signIn(): Promise<string> {
  const response = await fetch(`${ORIGIN}/api/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "patient@bloom.example", password: "bloom-demo-2026" }),
  });
  await response.body?.cancel();
  return response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

async function countQueries(path: string, cookie = ""): Promise<number> {
  const total = async () => Number(await (await fetch(`${ORIGIN}/queries`)).text());
  const before = await total();
  const response = await fetch(ORIGIN + path, { headers: { cookie } });
  await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return await total() - before;
}
