/**
 * Every address of the app with every method, as a therapist, an admin and a guardian. What shows a patient
 * is read from the answers themselves.
 */
import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import { everyRequest } from "../http/every_request.ts";
import { type FullPractice, fullPractice, secrets } from "../http/full_practice.ts";
import { databaseTest } from "../support/database.ts";

/** Words that only a patient's name, contacts or records contain, and whose they are. */
async function markPatients(db: Db): Promise<Map<string, string>> {
  const marks = new Map<string, string>();
  const patients = await db.selectFrom("users").select(["id", "name"]).where("role", "=", "patient")
    .execute();
  for (const [index, { id, name }] of patients.entries()) {
    const letters = [...String(index).padStart(3, "0")].map((digit) => "abcdefghij"[Number(digit)]).join("");
    const mark = `Zq${letters}x`;
    marks.set(mark, id);
    await db.updateTable("users").set({ name: `${mark} ${mark}` }).where("id", "=", id).execute();
    await db.updateTable("patientProfiles")
      .set({ legalName: `${mark} Legal`, preferredName: null, emergencyName: `${mark} Kin` })
      .where("userId", "=", id).execute();
    if (name === secrets.name) marks.set(secrets.request, id);
  }
  return marks;
}

interface Found {
  /** The requests that showed a patient. */
  shown: Set<string>;
  /** Those that left no event of it. */
  silent: Set<string>;
}

async function look(db: Db, full: FullPractice, role: "therapist" | "admin" | "patient"): Promise<Found> {
  const marks = await markPatients(db);
  marks.set(secrets.note, full.patient.id);
  const viewer = full[role];
  const [shown, silent] = [new Set<string>(), new Set<string>()];
  let client = await full.app.as(viewer);
  // Reading comes first, because some of the changes end what there is to read.
  const reads = await Array.fromAsync(everyRequest(full, viewer, (method) => method === "GET"));
  for await (
    const { what, path, init } of both(
      reads,
      everyRequest(full, viewer, (method) => method !== "GET"),
    )
  ) {
    await db.deleteFrom("auditEvents").execute();
    const response = await client.fetch(path, init);
    const sent = init.body instanceof URLSearchParams ? [...init.body.values()].join("\n") : "";
    const text = await response.text();
    if (response.headers.getSetCookie().length > 0) client = await full.app.as(viewer);
    const owners = new Set(
      [...marks].filter(([mark, id]) => id !== viewer.id && text.includes(mark) && !sent.includes(mark))
        .map(([, id]) => id),
    );
    if (owners.size === 0) continue;
    shown.add(what);
    const events = await db.selectFrom("auditEvents").select("ownerId").where("actorId", "=", viewer.id)
      .where("outcome", "=", "allowed").execute();
    for (const { ownerId } of events) if (ownerId) owners.delete(ownerId);
    if (owners.size > 0) silent.add(what);
  }
  return { shown, silent };
}

async function* both<Item>(first: Iterable<Item>, second: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* first;
  yield* second;
}

for (
  const [role, name, least, some] of [
    [
      "therapist",
      "every answer that shows a therapist a patient's name, contact or record leaves an event of it, on every route",
      20,
      ["POST /practice/schedule", "GET /practice/patients/:id/notes/new"],
    ],
    [
      "patient",
      "every answer that shows a guardian a patient's name, contact or record leaves an event of it, on every route",
      8,
      ["GET /account/family", "GET /therapists/:id/book"],
    ],
    [
      "admin",
      "every answer that shows an admin a patient's name, contact or record leaves an event of it, on every route",
      0,
      [],
    ],
  ] as const
) {
  databaseTest(
    name,
    async ({ db }) => {
      const { shown, silent } = await look(db, await fullPractice(db), role);
      assert.deepEqual([...silent], []);
      for (const what of some) assert.ok(shown.has(what), `${what} shows none.`);
      assert.ok(shown.size >= least, [...shown].join("\n"));
    },
  );
}
