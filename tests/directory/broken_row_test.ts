import assert from "node:assert/strict";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createTherapist } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";

databaseTest(
  "a zone is what Temporal takes, and one bad row never breaks a list (cal 10189, 6686)",
  async ({ db }) => {
    const leftOut = new Set<unknown>();
    const note = (event: string, fields?: { id?: unknown }) =>
      event === "row_left_out" ? void leftOut.add(fields?.id) : undefined;
    const practice = testPractice(db, { log: { info: note, warn: note, error: note } });
    const good = await createTherapist(practice, { name: "Ada Good" });
    const bad = await createTherapist(practice, { name: "Bea Bad" });
    await db.updateTable("therapistProfiles").set({ timeZone: "PST" }).where("userId", "=", bad.id).execute();
    const app = await testApp(practice);
    for (const sort of ["soonest", "name"]) {
      const page = await app.fetch(`/therapists?sort=${sort}`);
      assert.equal(page.status, 200);
      const html = await page.text();
      assert.match(html, /Ada Good/);
      assert.doesNotMatch(html, /Bea Bad/);
      const { items } = await (await app.fetch(`/api/therapists?sort=${sort}`)).json();
      assert.deepEqual(items.map(({ id }: { id: string }) => id), [good.id]);
    }
    assert.deepEqual([...leftOut], [bad.id]);
  },
);
