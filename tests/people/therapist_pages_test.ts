import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import { DIRECTORY_PAGE_SIZE } from "../../lib/shared/schemas/directory.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient, createTherapist } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";
import { readPage } from "../support/read_page.ts";

async function setUp(db: Db) {
  const practice = testPractice(db);
  const app = await testApp(practice);
  return { practice, app };
}

const bookLinks = (links: string[]) =>
  links.filter((link) => /^\/therapists\/[0-9a-f-]{36}\/book\?/.test(link));

databaseTest("a card's next free time leads to booking with that time chosen", async ({ db }) => {
  const { practice, app } = await setUp(db);
  await createTherapist(practice, { name: "Dr. Maya Ortiz" });
  const { links } = await readPage(await app.fetch("/therapists"));
  const [link] = bookLinks(links);
  const booking = await readPage(await app.fetch(link));
  assert.equal(booking.status, 200);
  assert.match(booking.text, /Sign in to book/);
  assert.doesNotMatch(booking.text, /no longer free/, "A displayed slot can be booked.");
});

databaseTest("filters narrow the list, stay in the form and carry over to the next page", async ({ db }) => {
  const { practice, app } = await setUp(db);
  for (let i = 0; i <= DIRECTORY_PAGE_SIZE; i++) {
    await createTherapist(practice, { profile: { languages: ["es"] } });
  }
  await createTherapist(practice, { name: "Dr. Only English" });
  const first = await readPage(await app.fetch("/therapists?specialty=anxiety&language=es&state=&sort=name"));
  assert.match(first.html, /<option value="es" selected>|<option selected value="es">/);
  assert.doesNotMatch(first.text, /Dr\. Only English/);
  assert.equal(bookLinks(first.links).length, DIRECTORY_PAGE_SIZE);
  const next = first.links.find((link) => link.includes("cursor=")) ?? "";
  assert.match(next, /specialty=anxiety&language=es&sort=name/);
  const second = await readPage(await app.fetch(next));
  assert.equal(bookLinks(second.links).length, 1);
  assert.match(second.text, /Back to the start/);
});

databaseTest("when no therapist matches, the page says so and links to all of them", async ({ db }) => {
  const { practice, app } = await setUp(db);
  await createTherapist(practice);
  const { text, links } = await readPage(await app.fetch("/therapists?specialty=grief&state=CO"));
  assert.match(text, /No therapists match your filters/);
  const back = await readPage(await app.fetch(links.find((link) => link.includes("state=CO")) ?? ""));
  assert.equal(bookLinks(back.links).length, 1);
});

databaseTest(
  "an unknown filter does not filter, and an invented cursor starts at the beginning",
  async ({ db }) => {
    const { practice, app } = await setUp(db);
    await createTherapist(practice);
    for (
      const query of [
        "specialty=bliss",
        "language=xx&state=ZZ",
        "sort=price",
        "cursor=made-up",
        "state=CO&state=NY",
      ]
    ) {
      const { status, links } = await readPage(await app.fetch(`/therapists?${query}`));
      assert.equal(status, 200);
      assert.equal(bookLinks(links).length, 1, query);
    }
  },
);

databaseTest("a patient sees therapists licensed in their state first", async ({ db }) => {
  const { practice, app } = await setUp(db);
  await createTherapist(practice, { name: "Dr. In Colorado" });
  await createTherapist(practice, { name: "Dr. In Oregon", states: ["OR"] });
  const client = await app.as(await createPatient(practice));
  const first = await readPage(await client.fetch("/therapists"));
  assert.match(first.text, /Dr\. In Colorado/);
  assert.doesNotMatch(first.text, /Dr\. In Oregon/);
  const everybody = await readPage(await client.fetch("/therapists?state=&sort=soonest"));
  assert.match(everybody.text, /Dr\. In Oregon/);
});

databaseTest(
  "a therapist's page shows what patients look for, and is hidden while unlisted",
  async ({ db }) => {
    const { practice, app } = await setUp(db);
    const therapist = await createTherapist(practice, {
      name: "Dr. <Maya> Ortiz",
      profile: { about: "First.\n\nSecond <b>.", languages: ["en", "es"] },
    });
    const page = await readPage(await app.fetch(`/therapists/${therapist.id}`));
    assert.equal(page.title, "Dr. <Maya> Ortiz · Bloom");
    for (const words of ["English, Spanish", "Anxiety and worry", "Colorado", "50 minutes", "Second <b>."]) {
      assert.ok(page.text.includes(words), words);
    }
    assert.equal(bookLinks(page.links).length, 1);

    const hidden = await createTherapist(practice, { profile: { listed: false } });
    assert.equal((await app.fetch(`/therapists/${hidden.id}`)).status, 404);
    const own = await readPage(await (await app.as(hidden)).fetch(`/therapists/${hidden.id}`));
    assert.match(own.text, /Only you see this page/);
  },
);
