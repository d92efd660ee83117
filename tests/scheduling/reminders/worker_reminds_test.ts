import assert from "node:assert/strict";
import { startWorker } from "../../../lib/worker/start_worker.ts";
import type { Mailer, PostedMail } from "../../../lib/outside/mail/mailer.ts";
import { databaseTest } from "../../support/database.ts";
import { book, denver, wish } from "../desk.ts";
import { reminding } from "./reminding.ts";

databaseTest("a worker finds and mails due reminders by itself", async ({ db }) => {
  const { practice, therapist, patient, acting } = await reminding(db);
  await book(acting.patient, wish(therapist, "2026-03-06T10:00"));
  practice.clock.set(denver("2026-03-06T09:00"));
  const reminded = Promise.withResolvers<PostedMail>();
  const mailer: Mailer = {
    deliver: (mail) => Promise.resolve(/^Reminder/.test(mail.subject) ? reminded.resolve(mail) : undefined),
    close: () => Promise.resolve(),
  };
  const worker = startWorker({ ...practice, mailer });
  assert.equal((await reminded.promise).to, patient.email);
  await worker.stop();
}, { engines: ["PGlite"] });
