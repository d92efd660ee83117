import assert from "node:assert/strict";
import { z } from "zod";
import { therapistProfileOutput, therapistsOutput } from "../../lib/shared/schemas/directory.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createTherapist } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";

databaseTest("anyone can page through the directory over the API", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  for (const name of ["A", "B", "C"]) await createTherapist(practice, { name });
  const ask = async (query: string) => {
    const response = await app.fetch(`/api/therapists${query}`);
    assert.equal(response.status, 200);
    const page = await response.json();
    assert.deepEqual(z.encode(therapistsOutput, therapistsOutput.parse(page)), page);
    return page;
  };
  const first = await ask("?sort=name&limit=2");
  assert.deepEqual(first.items.map(({ name }: { name: string }) => name), ["A", "B"]);
  const second = await ask(`?sort=name&limit=2&cursor=${first.nextCursor}`);
  assert.deepEqual(second.items.map(({ name }: { name: string }) => name), ["C"]);
  assert.equal(second.nextCursor, null);
  assert.equal((await ask("?specialty=anxiety&language=en&state=CO")).items.length, 3);
  assert.equal((await ask("?state=NY")).items.length, 0);
});

databaseTest("the directory shows a therapist's public data and nothing more", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const therapist = await createTherapist(practice, { email: "private.address@example.com" });
  const response = await app.fetch("/api/therapists");
  const page = await response.text();
  assert.ok(page.includes(therapist.id));
  assert.ok(!page.includes("private.address"));
  assert.ok(!page.includes("passwordHash"));
});

databaseTest("the API returns a therapist's page as each caller sees it", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const therapist = await createTherapist(practice, { email: "private.address@example.com" });
  const hidden = await createTherapist(practice, { profile: { listed: false } });
  const response = await app.fetch(`/api/therapists/${therapist.id}`);
  const text = await response.text();
  const profile = therapistProfileOutput.strict().parse(JSON.parse(text));
  assert.deepEqual([profile.id, profile.listed, profile.care.standing], [therapist.id, true, "none"]);
  assert.ok(!text.includes("private.address"));
  assert.equal((await app.fetch(`/api/therapists/${hidden.id}`)).status, 404);
  assert.equal((await (await app.as(hidden)).fetch(`/api/therapists/${hidden.id}`)).status, 200);
  assert.equal((await app.fetch(`/api/therapists/${crypto.randomUUID()}`)).status, 404);
});

databaseTest("an invalid query is answered with its errors", async ({ db }) => {
  const app = await testApp(testPractice(db));
  const wrong: Record<string, string> = {
    specialty: "magic",
    language: "tlh",
    state: "XX",
    sort: "price",
    limit: "51",
    cursor: "nonsense",
    therapist: "1",
  };
  for (const [name, value] of Object.entries(wrong)) {
    const response = await app.fetch(`/api/therapists?${new URLSearchParams({ [name]: value })}`);
    assert.equal(response.status, 422, name);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    const { errors } = await response.json();
    assert.deepEqual(errors.map(({ path }: { path: string }) => path), [name]);
  }
  for (const limit of ["0", "-1", "1.5", "abc", ""]) {
    assert.equal((await app.fetch(`/api/therapists?limit=${limit}`)).status, 422, limit);
  }
  assert.equal((await app.fetch("/api/therapists?state=CO&state=NY")).status, 422);
});

databaseTest("a cursor works only for its own order", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  for (const name of ["A", "B"]) await createTherapist(practice, { name });
  const { nextCursor } = await (await app.fetch("/api/therapists?limit=1&sort=name")).json();
  assert.equal((await app.fetch(`/api/therapists?limit=1&cursor=${nextCursor}`)).status, 422);
});
