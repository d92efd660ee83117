import assert from "node:assert/strict";
import { openMailbox } from "../../../lib/outside/mail/mailbox.ts";
import { mailboxFolder } from "../../../lib/outside/mail/open_mailer.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { testPractice } from "../../support/practice.ts";

const here = { engines: ["PGlite"] } as const;

databaseTest("the mailbox page lists mail, shows one, and serves its parts", async ({ db }) => {
  const practice = testPractice(db);
  const dataFolder = await Deno.makeTempDir();
  try {
    const config = { ...practice.config, dataFolder };
    const app = await testApp({ ...practice, config });
    assert.match(await (await app.fetch("/dev/mail")).text(), /No emails yet/);

    const id = crypto.randomUUID();
    await openMailbox(mailboxFolder(config)).deliver({
      id,
      to: "ada@example.com",
      subject: "It is <booked>",
      text: "See it:\nhttps://bloom.example/appointments/1\n",
      html: "<p>See it</p>",
      calendar: { method: "REQUEST", content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" },
    });
    assert.match(await (await app.fetch("/dev/mail")).text(), /It is &lt;booked>/);
    const shown = await (await app.fetch(`/dev/mail?id=${id}`)).text();
    assert.match(shown, /<a href="https:\/\/bloom\.example\/appointments\/1"/);
    assert.match(shown, /part=calendar/);

    const html = await app.fetch(`/dev/mail?id=${id}&part=html`);
    assert.equal(html.headers.get("content-type"), "text/html; charset=utf-8");
    assert.match(html.headers.get("content-security-policy") ?? "", /script-src 'self'/);
    const calendar = await app.fetch(`/dev/mail?id=${id}&part=calendar`);
    assert.equal(calendar.headers.get("content-type"), "text/calendar; charset=utf-8");
    assert.match(
      calendar.headers.get("content-disposition") ?? "",
      /attachment; filename="appointment\.ics"/,
    );
    assert.equal(await calendar.text(), "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");

    const { items } = await (await app.fetch("/api/dev/mail")).json();
    assert.deepEqual(items.map((mail: { id: string }) => mail.id), [id]);
    for (const query of [`id=${crypto.randomUUID()}`, "id=../../etc/passwd", `id=${id}&part=source`]) {
      assert.equal((await app.fetch(`/dev/mail?${query}`)).status, 404, query);
    }
  } finally {
    await Deno.remove(dataFolder, { recursive: true });
  }
}, here);
