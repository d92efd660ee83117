import assert from "node:assert/strict";
import { endCare } from "../../../lib/leaving/end_care.ts";
import { answerRequest } from "../../../lib/people/care/answer_request.ts";
import { askToConnect } from "../../../lib/people/care/ask_to_connect.ts";
import { findCare, listCare } from "../../../lib/people/care/list_care.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, testPractice } from "../../support/practice.ts";

const note = "I sleep badly since the spring";

databaseTest(
  "a withdrawn request's note is gone for the therapist, from the database too; an accepted one's stays after the end",
  async ({ db }) => {
    const practice = testPractice(db);
    const therapist = await createTherapist(practice);
    const asTherapist = actingFor(practice, therapist);
    const ask = async () => {
      const acting = actingFor(practice, await createPatient(practice));
      const asked = await askToConnect(acting, { therapistId: therapist.id, note });
      assert.ok(asked.kind === "asked");
      return { acting, careId: asked.careId };
    };
    const [withdrawn, accepted] = [await ask(), await ask()];
    assert.equal((await findCare(asTherapist, withdrawn.careId))?.note, note);
    const ended = await endCare(withdrawn.acting, withdrawn.careId, { cancelVisits: false });
    assert.equal(ended.kind, "withdrawn");
    await answerRequest(asTherapist, accepted.careId, { decision: "accept", reason: "" });
    await endCare(accepted.acting, accepted.careId, { cancelVisits: false });

    assert.equal((await findCare(asTherapist, withdrawn.careId))?.note, null);
    assert.equal((await findCare(asTherapist, accepted.careId))?.note, note);
    const past = await listCare(asTherapist, "past");
    assert.deepEqual(new Set(past.map((care) => care.note)), new Set([null, note]));
    const stored = await db.selectFrom("careRelationships").select("note").where("id", "=", withdrawn.careId)
      .executeTakeFirstOrThrow();
    assert.equal(stored.note, null);
    const client = await (await testApp(practice)).as(therapist);
    for (const path of [`/practice/requests/${withdrawn.careId}`, `/api/care/${withdrawn.careId}`]) {
      assert.doesNotMatch(await (await client.fetch(path)).text(), /sleep badly/);
    }
  },
);
