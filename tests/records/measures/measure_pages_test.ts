import assert from "node:assert/strict";
import { phq9 } from "../../../lib/shared/measures/phq9.ts";
import { addAWard, asUser } from "../../people/guardians/a_ward.ts";
import { databaseTest } from "../../support/database.ts";
import { connect } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { readPage } from "../../support/read_page.ts";
import { answer, answers, asForm, ask, openClinic, part, visitIn } from "../clinic.ts";

const here = { engines: ["PGlite"] } as const;
const CRISIS = "You don't have to go through this alone";

databaseTest(
  "a patient sees due measures, answers one, and sees score, band, trend and that it is not a diagnosis",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { atPatient, practice } = clinic;
    assert.match((await readPage(await atPatient.fetch("/measures"))).text, /No questions right now/);
    await answer(clinic, await ask(clinic), answers(9, 2, { 9: 0 }));
    practice.clock.advance({ hours: 24 * 7 });
    const id = await ask(clinic);
    const list = await readPage(await atPatient.fetch("/measures"));
    assert.ok(list.links.includes(`/measures/${id}`));
    assert.match(list.text, /16 Moderately severe/);
    assert.match(
      list.html,
      /<svg role="img" aria-label="PHQ-9: scores over time" aria-describedby="phq9-desc"/,
    );

    const form = await readPage(await atPatient.fetch(`/measures/${id}`));
    for (const item of phq9.items) assert.ok(form.text.includes(item), item);
    assert.match(
      form.text,
      /Over the last 2 weeks, how often have you been bothered by any of the following problems\?/,
    );
    assert.equal(form.html.match(/type="radio"/g)?.length, 9 * 4 + 4);
    const sent = await atPatient.postForm(`/measures/${id}`, {
      ...asForm(answers(9, 1, { 9: 0 })),
      difficulty: "2",
    });
    const location = sent.headers.get("location") ?? "";
    assert.match(location, /^\/measures\/results\//);
    const result = await readPage(await atPatient.fetch(location));
    assert.match(
      result.text,
      /8 out of 27 Mild \(5–9\) Your answers show mild signs of depression\. This is not a diagnosis/,
    );
    assert.match(result.text, /Very difficult/);
    assert.match(
      result.html,
      /<svg role="img" aria-label="PHQ-9: scores over time" aria-describedby="phq9-desc"/,
    );
    assert.match(result.html, /<desc id="phq9-desc">2 scores out of 27, from 16 on .* to 8 on /);
    assert.match(result.text, /Mild .* Moderately severe/);
    assert.ok(!result.text.includes(CRISIS));
    const again = await atPatient.fetch(`/measures/${id}`);
    assert.equal(again.headers.get("location"), "/measures");
  },
  here,
);

databaseTest(
  "an answer above zero to item 9 shows crisis contacts immediately, before anything else on the page",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { atPatient, atTherapist, patient } = clinic;
    const id = await ask(clinic);
    const send = () => atPatient.postForm(`/measures/${id}`, asForm(answers(9, 0, { 9: 1 })));
    const response = await send();
    const first = await readPage(response);
    assert.equal(first.status, 200, "The response itself, not a redirect.");
    assert.match(first.text, /^You don't have to go through this alone/);
    for (const help of ["tel:988", "sms:988", "tel:911", "sms:741741?&body=HOME"]) {
      assert.ok(
        first.links.includes(help),
        help,
      );
    }
    const twice = await send();
    const resultPath = twice.headers.get("location") ?? "";
    assert.match(
      (await readPage(await atPatient.fetch(resultPath))).text,
      /^You don't have to go through this alone/,
    );

    const flags = await readPage(await atTherapist.fetch("/practice/flags"));
    assert.match(flags.text, /Robin Reyes PHQ-9, question 9: answered higher than “Not at all”/);
    const resultId = resultPath.split("/").at(-1);
    const answersOf = `/practice/patients/${patient.id}/measures/${resultId}`;
    assert.ok(flags.links.includes(answersOf));
    assert.match((await readPage(await atTherapist.fetch(answersOf))).text, /Question 9: Several days/);
    const seen = flags.links.find((link) => link.endsWith("/acknowledgement")) ?? "";
    assert.equal((await atTherapist.postForm(seen, {})).headers.get("location"), "/practice/flags?done=seen");
    assert.match(
      (await readPage(await atTherapist.fetch("/practice/flags"))).text,
      /Nothing needs your attention/,
    );
  },
  here,
);

databaseTest(
  "an incomplete form keeps its answers, names the missing ones, and shows crisis contacts all the same",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { atPatient } = clinic;
    const id = await ask(clinic);
    const { "item-3": _, "item-7": __, ...values } = asForm(answers(9, 1, { 9: 2 }));
    const page = await readPage(await atPatient.postForm(`/measures/${id}`, values));
    assert.equal(page.status, 422);
    assert.match(page.text, /^You don't have to go through this alone/);
    assert.match(
      page.text,
      /There are 2 problems Choose an answer to question 3\. Choose an answer to question 7\./,
    );
    assert.ok(page.links.includes("#item-3") && page.links.includes("#item-7"));
    assert.equal(page.html.match(/ checked(?! off)/g)?.length, 7, "Checked answers stay checked.");
    assert.equal((await db.selectFrom("measureResults").select("id").execute()).length, 0);

    const quiet = await readPage(await atPatient.postForm(`/measures/${id}`, { ...values, "item-9": "0" }));
    assert.ok(!quiet.text.includes(CRISIS));
    await part(clinic);
    const closed = await readPage(
      await atPatient.postForm(`/measures/${id}`, asForm(answers(9, 0, { 9: 3 }))),
    );
    assert.equal(closed.status, 409);
    assert.match(
      closed.text,
      /^You don't have to go through this alone .* You don't need to answer these questions/,
    );
  },
  here,
);

databaseTest(
  "a therapist requests a measure on the patient's page, sees the trend with its table, and stops it",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { atTherapist, patient } = clinic;
    const path = `/practice/patients/${patient.id}/measures`;
    const text = async () => (await readPage(await atTherapist.fetch(path))).text;
    const empty = await atTherapist.postForm(path, { do: "ask" });
    assert.equal(empty.status, 422);
    assert.match(await empty.text(), /Choose a measure\.[^]*Choose how often\./);
    const asked = await atTherapist.postForm(path, {
      do: "ask",
      instrument: "gad7",
      repeats: "before_visits",
    });
    assert.equal(asked.headers.get("location"), `${path}?done=asked`);
    const twice = await atTherapist.postForm(path, { do: "ask", instrument: "gad7", repeats: "once" });
    assert.equal(twice.status, 409);
    assert.match(await twice.text(), /You're already asking for this measure/);
    assert.match(
      await text(),
      /GAD-7 before every visit The patient gets it again two days before the next visit/,
    );
    await visitIn(clinic, 5);
    assert.match(await text(), /GAD-7 before every visit Waiting for answers/);
    const { id } = await db.selectFrom("measureRequests").select("id").executeTakeFirstOrThrow();
    await answer(clinic, id, answers(7, 2));
    const answered = await readPage(await atTherapist.fetch(path));
    assert.match(answered.text, /Date Score Signs .* 14 Moderate/);
    assert.match(answered.html, /<svg role="img"/);
    assert.equal(
      (await atTherapist.postForm(path, { do: "stop", requestId: id })).headers.get("location"),
      `${path}?done=stopped`,
    );
    assert.ok(!(await text()).includes("Stop asking"));
    await part(clinic);
    assert.match(await text(), /14 Moderate .*You don't work together right now/);
  },
  here,
);

databaseTest("no measure can be requested for a ward, and the page says so up front", async ({ db }) => {
  const { practice, therapist, patient, atTherapist } = await openClinic(db);
  const ward = await addAWard(actingFor(practice, patient));
  await connect(practice, asUser(ward), therapist);
  const page = await readPage(await atTherapist.fetch(`/practice/patients/${ward.id}/measures`));
  assert.match(page.text, /This patient is a child who doesn't sign in/);
  assert.ok(!page.html.includes('name="instrument"'));
  const asked = { do: "ask", instrument: "phq9", repeats: "once" };
  const refused = await atTherapist.postForm(`/practice/patients/${ward.id}/measures`, asked);
  assert.equal(refused.status, 409);
  const { instrument, repeats } = asked;
  const response = await atTherapist.postJson(`/api/practice/patients/${ward.id}/measures`, {
    instrument,
    repeats,
  });
  assert.equal(response.status, 409);
  assert.deepEqual(await db.selectFrom("measureRequests").select("id").execute(), []);
}, here);
