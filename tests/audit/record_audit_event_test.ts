import assert from "node:assert/strict";
import { transaction } from "../../db/transaction.ts";
import { recordAuditEvent } from "../../lib/audit/record_audit_event.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient, createTherapist } from "../support/factories.ts";
import { actingFor, testPractice } from "../support/practice.ts";

databaseTest(
  "an audit event records who did what to whose record, when, from where, and with what result",
  async ({ db }) => {
    const practice = testPractice(db);
    const [patient, therapist] = [await createPatient(practice), await createTherapist(practice)];
    const acting = actingFor(practice, therapist);
    const entry = { action: "read", subjectType: "appointment", subjectId: "a1", ownerId: patient.id };
    await transaction(db, async (trx) => {
      await recordAuditEvent(trx, acting, entry);
      await recordAuditEvent(trx, acting, { ...entry, outcome: "refused", reason: "not_attending" });
    });
    const events = await db.selectFrom("auditEvents").selectAll().orderBy("outcome").execute();
    const common = {
      ...entry,
      actorId: therapist.id,
      actorRole: "therapist",
      network: acting.network,
      requestId: acting.requestId,
    };
    assert.deepEqual(events.map(({ id: _, at: __, ...event }) => event), [
      { ...common, outcome: "allowed", reason: null },
      { ...common, outcome: "refused", reason: "not_attending" },
    ]);
    assert.ok(events.every(({ at }) => at.equals(practice.now())));
  },
);

databaseTest(
  "a failed change leaves no audit event, and a failed audit event undoes the change",
  async ({ db }) => {
    const practice = testPractice(db);
    const patient = await createPatient(practice);
    const acting = actingFor(practice, patient);
    const entry = { action: "update", subjectType: "user", subjectId: patient.id, ownerId: patient.id };
    await assert.rejects(transaction(db, async (trx) => {
      await recordAuditEvent(trx, acting, entry);
      throw new Error("The change failed.");
    }));
    await assert.rejects(transaction(db, async (trx) => {
      await trx.updateTable("users").set({ name: "Changed" }).where("id", "=", patient.id).execute();
      await recordAuditEvent(trx, acting, { ...entry, ownerId: "not an id" });
    }));
    assert.deepEqual(await db.selectFrom("auditEvents").selectAll().execute(), []);
    const { name } = await db.selectFrom("users").select("name").where("id", "=", patient.id)
      .executeTakeFirstOrThrow();
    assert.equal(name, patient.name);
  },
);
