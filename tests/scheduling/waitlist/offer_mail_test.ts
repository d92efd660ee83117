import assert from "node:assert/strict";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { databaseTest } from "../../support/database.ts";
import { after, aFullFriday, cancel, waitFor } from "./waiting.ts";

for (
  const [locale, words] of [
    ["en", [/A time has opened up/, /In .*'s time zone/, /You can take it until/]],
    ["es", [/Se liberó un horario/, /En la zona horaria de/, /Puede tomarlo hasta el/]],
  ] as const
) {
  databaseTest(
    `the mail of an offer (${locale}) states the time in both zones, the deadline and the link; its link only shows`,
    async ({ db }) => {
      const { practice, therapist, holder, booked, patients: [waiting] } = await aFullFriday(db);
      await db.updateTable("users").set({ locale, timeZone: "America/New_York" })
        .where("id", "=", waiting.actor.userId).execute();
      await waitFor(waiting, therapist);
      await cancel(holder, booked);
      await after(practice, 5);
      await runDueJobs(practice);
      const mail = practice.outbox.findLast(({ to }) => to === waiting.actor.email);
      assert.ok(mail);
      const text = `${mail.subject}\n${mail.text}`;
      for (const word of words) assert.match(text, word);
      assert.match(text, /12:00 p\.? ?m\.?/i);
      assert.match(text, /10:00 a\.? ?m\.?/i);
      assert.ok(text.includes(`${practice.config.origin}/waitlist`));
      assert.doesNotMatch(text, /offers\//);
    },
    { engines: ["PGlite"] },
  );
}
