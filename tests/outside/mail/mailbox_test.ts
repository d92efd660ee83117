import assert from "node:assert/strict";
import { join } from "node:path";
import { openMailbox, readMailbox } from "../../../lib/outside/mail/mailbox.ts";
import type { PostedMail } from "../../../lib/outside/mail/mailer.ts";

const mail = (subject: string): PostedMail => ({
  id: crypto.randomUUID(),
  to: "ada@example.com",
  subject,
  text: "text",
  html: "<p>html</p>",
});

async function withFolder(run: (folder: string) => Promise<void>) {
  const parent = await Deno.makeTempDir();
  try {
    await run(join(parent, "mail"));
  } finally {
    await Deno.remove(parent, { recursive: true });
  }
}

Deno.test("the mailbox keeps mail across a restart and shows the newest first", () =>
  withFolder(async (folder) => {
    assert.deepEqual(await readMailbox(folder), []);
    let at = Temporal.Instant.from("2026-03-08T12:00:00Z");
    const mailbox = openMailbox(folder, () => at = at.add({ seconds: 1 }));
    await mailbox.deliver(mail("first"));
    const calendar = { method: "REQUEST" as const, content: "BEGIN:VCALENDAR" };
    await mailbox.deliver({ ...mail("second"), calendar });
    await mailbox.close();
    const kept = await readMailbox(folder);
    assert.deepEqual(kept.map(({ subject, at }) => [subject, at]), [
      ["second", "2026-03-08T12:00:02Z"],
      ["first", "2026-03-08T12:00:01Z"],
    ]);
    assert.deepEqual(kept[0].calendar, calendar);
  }));

Deno.test("a mail that is delivered twice is kept once", () =>
  withFolder(async (folder) => {
    const mailbox = openMailbox(folder);
    const twice = mail("once");
    await Promise.all([mailbox.deliver(twice), mailbox.deliver(mail("other"))]);
    await mailbox.deliver(twice);
    assert.equal((await readMailbox(folder)).length, 2);
  }));

Deno.test("old mail is removed, and other files are left alone", () =>
  withFolder(async (folder) => {
    let at = Temporal.Instant.from("2026-03-08T12:00:00Z");
    const mailbox = openMailbox(folder, () => at = at.add({ seconds: 1 }));
    for (let number = 1; number <= 203; number++) await mailbox.deliver(mail(`mail ${number}`));
    await Deno.writeTextFile(join(folder, "notes.json"), "not mail");
    const kept = await readMailbox(folder);
    assert.equal(kept.length, 200);
    assert.equal(kept[0].subject, "mail 203");
    assert.equal(kept[199].subject, "mail 4");
  }));

Deno.test("only the owner of the process can read the mailbox's files", () =>
  withFolder(async (folder) => {
    await openMailbox(folder).deliver(mail("private"));
    const [{ id }] = await readMailbox(folder);
    assert.equal(((await Deno.stat(join(folder, `${id}.json`))).mode ?? 0) & 0o077, 0);
    assert.equal(((await Deno.stat(folder)).mode ?? 0) & 0o077, 0);
  }));
