/** What each operation leaves: its audit events and its mails, all of them and no others. */
import assert from "node:assert/strict";
import { accountActions } from "../../lib/auth/activity/activity_words.ts";
import { databaseTest } from "../support/database.ts";
import { accountOperations } from "./account_operations.ts";
import { practiceOperations } from "./practice_operations.ts";
import { makeWorld, tracesOf } from "./traces.ts";

for (const operation of [...accountOperations, ...practiceOperations]) {
  const { what, answers, events, mails } = operation;
  databaseTest(`${what} leaves exactly its audit events and its mails`, async ({ db }) => {
    assert.deepEqual(await tracesOf(await makeWorld(db), operation), { answers, events, mails });
  });
}

/** Account actions that need a device or a provider; their own tests name their events and mails. */
const elsewhere = [
  "add_passkey",
  "confirm_passkey",
  "confirm_provider",
  "link_provider",
  "rename_passkey",
  "sign_in_passkey",
  "suspend",
  "unlink_provider",
];

Deno.test("every action that an account's history shows is in the table of operations", () => {
  const left = new Set(accountOperations.flatMap(({ events }) => events.map(actionOf)));
  assert.deepEqual(accountActions.filter((action) => !left.has(action)).toSorted(), elsewhere);
});

const actionOf = (event: string) => / (?:refused )?(\S+) user of /.exec(event)?.[1];
