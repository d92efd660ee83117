import type { Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { addAWard } from "../../people/guardians/a_ward.ts";
import { createAppointment, createPatient } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** Returns the pages of a family and of a group visit's patients. */
export async function familyViews(
  practice: TestPractice,
  { therapist, bare }: { therapist: User; bare: User },
  sendUnfilled: (page: Page) => Promise<void>,
): Promise<View[]> {
  const as = await createPatient(practice, { name: "Noa Lindgren" });
  const ward = await addAWard(actingFor(practice, as));
  const group = await createAppointment(practice, {
    therapistId: therapist.id,
    patientId: as.id,
    otherPatientIds: [ward.id],
    kind: "group",
    startsAt: practice.now().add({ hours: 24 * 45 }),
  });
  const add = { route: "/account/family/new", as, path: paths.newWard() };
  return [
    { name: "no family", route: "/account/family", as: bare, path: paths.family() },
    { name: "family", route: "/account/family", as, path: paths.family({ done: "added" }) },
    { name: "new child", ...add },
    { name: "new child that failed", ...add, act: sendUnfilled },
    { name: "child", route: "/account/family/:id", as, path: paths.ward(ward.id) },
    { name: "end of a guardianship", route: "/account/family/:id/end", as, path: paths.endWard(ward.id) },
    { name: "booking for a child", route: "/therapists/:id/book", as, path: paths.book(therapist.id) },
    {
      name: "who comes",
      route: "/appointments/:id/patients",
      as: therapist,
      path: paths.appointmentPatients(group.id),
    },
  ];
}
