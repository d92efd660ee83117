import type { Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import { askToConnect } from "../../../lib/people/care/ask_to_connect.ts";
import { submitCredential } from "../../../lib/people/credentials/submit_credential.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** Returns the pages of licenses and care relationships. */
export async function careViews(
  practice: TestPractice,
  { patient, therapist, admin }: { patient: User; therapist: User; admin: User },
  sendUnfilled: (page: Page) => Promise<void>,
): Promise<View[]> {
  const acting = actingFor(practice, therapist);
  const today = practice.now().toZonedDateTimeISO(therapist.timeZone).toPlainDate();
  const submitted = await submitCredential(acting, null, {
    kind: "psychologist",
    number: "PSY-4711",
    state: "NM",
    issuedOn: today.subtract({ years: 2 }).toString(),
    expiresOn: today.add({ years: 1 }).toString(),
    document: { name: "license.pdf", contentType: "application/pdf", bytes: new Uint8Array(9) },
  });
  if (submitted.kind !== "submitted") throw new Error(submitted.kind);
  const credentialId = submitted.credential.id;
  const care = await connect(practice, patient, therapist);
  const asking = await createPatient(practice, { name: "Sam Ortiz" });
  const asked = await askToConnect(actingFor(practice, asking), {
    therapistId: therapist.id,
    note: "I have not slept well since March.\n\nMornings suit me best.",
  });
  if (asked.kind !== "asked") throw new Error(asked.kind);
  const other = await createTherapist(practice, { name: "Noor Haddad", hours: [] });
  return [
    { name: "licenses", route: "/practice/credentials", as: therapist, path: paths.credentials() },
    { name: "new license", route: "/practice/credentials/new", as: therapist, path: paths.newCredential() },
    {
      name: "new license that failed",
      route: "/practice/credentials/new",
      as: therapist,
      path: paths.newCredential(),
      act: sendUnfilled,
    },
    {
      name: "license",
      route: "/practice/credentials/:id",
      as: therapist,
      path: paths.credential(credentialId),
    },
    { name: "licenses to verify", route: "/admin/credentials", as: admin, path: paths.reviewCredentials() },
    {
      name: "license to verify",
      route: "/admin/credentials/:id",
      as: admin,
      path: paths.reviewCredential(credentialId),
    },
    { name: "therapists of a patient", route: "/care", as: patient, path: paths.care({ done: "asked" }) },
    { name: "end of care", route: "/care/:id/end", as: patient, path: paths.endCare(care.id) },
    {
      name: "request to a therapist",
      route: "/therapists/:id/request",
      as: patient,
      path: paths.askToConnect(other.id),
    },
    { name: "requests", route: "/practice/requests", as: therapist, path: paths.requests() },
    { name: "request", route: "/practice/requests/:id", as: therapist, path: paths.request(asked.careId) },
    { name: "patients", route: "/practice/patients", as: therapist, path: paths.patients() },
    {
      name: "no former patients",
      route: "/practice/patients",
      as: therapist,
      path: paths.patients({ list: "past" }),
    },
    { name: "patient", route: "/practice/patients/:id", as: therapist, path: paths.patient(patient.id) },
  ];
}
