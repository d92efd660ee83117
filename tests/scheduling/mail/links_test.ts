import assert from "node:assert/strict";
import { removePatient } from "../../../lib/scheduling/booking/change_patients.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { endCare } from "../../../lib/leaving/end_care.ts";
import { endGuardianship } from "../../../lib/leaving/end_guardianship.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { addAWard, asUser } from "../../people/guardians/a_ward.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createAppointment, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { book, denver, practiceOn, wish } from "../desk.ts";

databaseTest(
  "each link in each mail about a visit opens for its reader: booked, moved, canceled, taken out of a group, left, with a ward or by one who no longer acts",
  async ({ db }) => {
    const practice = practiceOn(db);
    const therapist = await createTherapist(practice);
    const [ann, ben, robin] = [
      await createPatient(practice, { name: "Ann Lee" }),
      await createPatient(practice, { name: "Ben Ray" }),
      await createPatient(practice, { name: "Robin Reyes" }),
    ];
    for (const patient of [ann, ben, robin]) await connect(practice, patient, therapist);
    const asRobin = actingFor(practice, robin);
    const ward = await addAWard(asRobin);
    const sister = await addAWard(asRobin, { name: "Lia Reyes" });
    for (const each of [ward, sister]) await connect(practice, asUser(each), therapist);
    const asTherapist = actingFor(practice, therapist);
    const app = await testApp(practice);
    const readers = [therapist, ann, ben, robin];
    const group = (local: string, patientIds: string[], guardianIds: string[] = []) =>
      createAppointment(practice, {
        therapistId: therapist.id,
        patientId: patientIds[0],
        otherPatientIds: patientIds.slice(1),
        guardianIds,
        kind: "group",
        startsAt: denver(local),
      });

    const opened = new Set<string>();
    const followAll = async (what: string) => {
      practice.outbox.length = 0;
      await runDueJobs(practice);
      assert.ok(practice.outbox.length > 0, what);
      for (const { to, subject, text, calendar } of practice.outbox) {
        const reader = readers.find(({ email }) => email === to);
        assert.ok(reader, to);
        const client = await app.as(reader);
        const content = `${text}\n${calendar?.content.replaceAll("\r\n ", "").replaceAll("\\n", "\n") ?? ""}`;
        for (const [link] of content.matchAll(/https?:\/\/[^\s\\]+/g)) {
          let response = await client.fetch(new URL(link).pathname);
          // A therapist's home is the practice's page.
          for (
            ;
            response.status === 302;
            response = await client.fetch(response.headers.get("location") ?? "")
          ) {
            await response.body?.cancel();
          }
          await response.body?.cancel();
          assert.equal(response.status, 200, `${what}: ${subject} to ${reader.name}: ${link}`);
          opened.add(new URL(link).pathname.split("/")[1]);
        }
      }
    };

    const visit = await book(actingFor(practice, ann), wish(therapist, "2026-03-04T10:00"));
    await followAll("booked");
    await rescheduleAppointment(asTherapist, {
      appointmentId: visit.id,
      startsAt: denver("2026-03-05T11:00"),
    });
    await followAll("moved");
    await cancelAppointment(actingFor(practice, ann), { appointmentId: visit.id, reason: "" });
    await followAll("canceled");

    const circle = await group("2026-03-06T10:00", [ann.id, ben.id, robin.id]);
    const removed = await removePatient(asTherapist, { appointmentId: circle.id, patientId: ann.id });
    assert.equal(removed.kind, "changed");
    await followAll("taken out of a group");
    await cancelAppointment(actingFor(practice, ben), { appointmentId: circle.id, reason: "" });
    await followAll("left a group");

    await book(asRobin, { ...wish(therapist, "2026-03-09T10:00"), patientId: ward.id });
    await group("2026-03-10T10:00", [ben.id, ward.id, sister.id], [robin.id]);
    await followAll("booked for a ward");
    assert.equal((await endGuardianship(asRobin, ward.id)).kind, "ended");
    await followAll("a ward left the practice");
    await book(asRobin, { ...wish(therapist, "2026-03-11T10:00"), patientId: sister.id });
    const care = await db.selectFrom("careRelationships").select("id").where("patientId", "=", sister.id)
      .executeTakeFirstOrThrow();
    assert.equal((await endCare(asRobin, care.id, { cancelVisits: true })).kind, "ended");
    await followAll("the end of care");
    assert.deepEqual(opened, new Set(["appointments", ""]));
  },
);
