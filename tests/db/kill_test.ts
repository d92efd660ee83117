import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { closeDatabase, openDatabase } from "../../db/client.ts";
import { FolderInUseError } from "../../db/pglite/folder_lock.ts";

const KILLS = 4;
const program = fileURLToPath(new URL("./book_until_killed.ts", import.meta.url));

/** Lets the program book in the folder, and kills it some time after its first acknowledged booking. */
async function bookAndKill(folder: string, whileRunning: () => Promise<void> = () => Promise.resolve()) {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", program, folder],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const acknowledged: string[] = [];
  const untilKill = 1 + Math.floor(Math.random() * 40);
  let rest = "";
  for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    // A log line is not an acknowledgment.
    const before = acknowledged.length;
    acknowledged.push(...lines.filter((line) => /^[0-9a-f-]{36}$/.test(line)));
    if (before === 0 && acknowledged.length > 0) await whileRunning();
    if (acknowledged.length >= untilKill) break;
  }
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
  child.kill("SIGKILL");
  await child.status;
  return acknowledged;
}

Deno.test({
  name: "kill -9 at any moment loses no acknowledged booking, and a second process is kept out",
  sanitizeOps: false,
  sanitizeResources: false,
  fn: async () => {
    const folder = await Deno.makeTempDir({ prefix: "bloom-kill-" });
    try {
      const acknowledged: string[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        acknowledged.push(
          ...await bookAndKill(folder, async () => {
            await assert.rejects(openDatabase({ dataFolder: folder }), FolderInUseError);
          }),
        );
      }
      assert.ok(acknowledged.length >= KILLS);

      const db = await openDatabase({ dataFolder: folder });
      const rows = await db.selectFrom("appointments")
        .innerJoin("bookedTime", "bookedTime.appointmentId", "appointments.id")
        .select(["appointments.id", ({ fn }) => fn.countAll<number>().as("held")])
        .where("status", "=", "booked").groupBy("appointments.id").execute();
      await closeDatabase(db);
      const kept = new Map(rows.map(({ id, held }) => [id, held]));
      assert.deepEqual(acknowledged.filter((id) => !kept.has(id)), []);
      // Ten steps of the patient's time and twelve of the therapist's: both are complete.
      for (const id of acknowledged) assert.equal(kept.get(id), 22);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
