import type { Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { insertRows } from "../../../lib/demo/factories/rows.ts";
import { addPasskey } from "../../support/add_passkey.ts";
import { makeAppointment } from "../../../lib/demo/factories/appointment.ts";
import { createAdmin, createPatient, emptyPatientProfile } from "../../support/factories.ts";
import type { TestPractice } from "../../support/practice.ts";
import { familyViews } from "./family_views.ts";
import { bookingViews } from "./booking_views.ts";
import { careViews } from "./care_views.ts";
import { calendarViews } from "./calendar_views.ts";
import { createDailyTherapist, nextFree } from "./booking.ts";
import { mailViews } from "./mail_views.ts";
import type { Site } from "./site.ts";
import { accountViews } from "./account_views.ts";
import { wayInViews } from "./way_in_views.ts";
import { practiceViews } from "./practice_views.ts";
import { recordViews } from "./record_views.ts";
import { waitlistViews } from "./waitlist_views.ts";
import { twoFactorViews } from "./two_factor_views.ts";

/** One view of the site: its user, its route, its address, and what to do there first. */
export interface View {
  name: string;
  route: string;
  as?: User;
  path: string;
  act?: (page: Page) => Promise<void>;
}

const LONG_ADDRESS = "somebody-with-a-rather-long-address@department-of-long-names.example.com";

/** Returns every page of the site, in each state that looks different. */
export async function everyView(site: Site): Promise<View[]> {
  const { practice } = site;
  const therapist = await createDailyTherapist(practice);
  const patient = await createPatient(practice, { name: "Robin Reyes" });
  const newcomer = await createPatient(practice, {
    email: LONG_ADDRESS,
    profile: emptyPatientProfile,
    hasConsented: false,
  });
  const elsewhere = await createPatient(practice, { profile: { state: "NY" } });
  const admin = await createAdmin(practice);
  const startsAt = await nextFree(practice);
  const coming = await addAppointment(practice, therapist, patient, startsAt);
  await addAppointment(practice, therapist, patient, startsAt.subtract({ hours: 24 * 7 }), "fulfilled");
  const cancelled = await addAppointment(
    practice,
    therapist,
    patient,
    startsAt.add({ hours: 24 }),
    "cancelled",
  );
  const free = (await nextFree(practice)).toString();
  const { id } = therapist;
  const passkeyId = await addPasskey(practice.db, { userId: patient.id, now: practice.now() });

  return [
    { name: "home of a visitor", route: "/", path: "/" },
    { name: "home of a patient", route: "/", as: patient, path: "/" },
    { name: "home of a newcomer", route: "/", as: newcomer, path: "/" },
    { name: "sign-up", route: "/sign-up", path: "/sign-up" },
    { name: "sign-up that failed", route: "/sign-up", path: "/sign-up", act: sendUnfilled },
    { name: "sign-in", route: "/sign-in", path: "/sign-in" },
    { name: "sign-in that failed", route: "/sign-in", path: "/sign-in", act: sendUnfilled },
    { name: "nothing to verify", route: "/verify-email", path: "/verify-email" },
    { name: "a bad link", route: "/verify-email/:token", path: paths.verifyEmailLink("x".repeat(43)) },
    { name: "code that failed", route: "/verify-email", path: "/sign-up", act: sendWrongCode },
    { name: "mailbox", route: "/dev/mail", path: "/dev/mail" },
    { name: "therapists", route: "/therapists", path: "/therapists" },
    { name: "no therapists", route: "/therapists", path: paths.therapists({ specialty: "grief" }) },
    { name: "therapist", route: "/therapists/:id", path: paths.therapist(id) },
    { name: "booking of a visitor", route: "/therapists/:id/book", path: paths.book(id) },
    { name: "booking", route: "/therapists/:id/book", as: patient, path: paths.book(id, { startsAt: free }) },
    {
      name: "booking of what is gone",
      route: "/therapists/:id/book",
      as: patient,
      path: paths.book(id, { startsAt: startsAt.toString() }),
    },
    { name: "booking of a newcomer", route: "/therapists/:id/book", as: newcomer, path: paths.book(id) },
    { name: "booking without a license", route: "/therapists/:id/book", as: elsewhere, path: paths.book(id) },
    ...["about", "place", "emergency", "consent"].map((step): View => ({
      name: `welcome, ${step}`,
      route: "/welcome",
      as: newcomer,
      path: paths.welcome(step),
    })),
    {
      name: "welcome that failed",
      route: "/welcome",
      as: newcomer,
      path: paths.welcome("about"),
      act: sendUnfilled,
    },
    ...["profile", "photo", "directory"].map((step): View => ({
      name: `welcome of a therapist, ${step}`,
      route: "/welcome",
      as: therapist,
      path: paths.welcome(step),
    })),
    { name: "account of a patient", route: "/account", as: patient, path: "/account" },
    { name: "account of a newcomer", route: "/account", as: newcomer, path: "/account" },
    { name: "account of a therapist", route: "/account", as: therapist, path: "/account" },
    { name: "account of an admin", route: "/account", as: admin, path: "/account" },
    {
      name: "passkeys",
      route: "/account/security/passkeys",
      as: patient,
      path: paths.passkeys({ done: "added" }),
    },
    {
      name: "no passkeys",
      route: "/account/security/passkeys",
      as: therapist,
      path: paths.passkeys(),
    },
    {
      name: "passkey",
      route: "/account/security/passkeys/:id",
      as: patient,
      path: paths.passkey(passkeyId),
    },
    {
      name: "passkey whose name failed",
      route: "/account/security/passkeys/:id",
      as: patient,
      path: paths.passkey(passkeyId),
      act: async (page) => {
        await page.getByLabel("Name").fill("");
        await sendUnfilled(page);
      },
    },
    ...await calendarViews(practice, { patient, therapist }, sendUnfilled),
    ...await waitlistViews(practice, { patient, therapist }, sendUnfilled),
    ...await careViews(practice, { patient, therapist, admin }, sendUnfilled),
    ...await bookingViews(practice, { therapist, patient }, sendUnfilled),
    ...await familyViews(practice, { therapist, bare: newcomer }, sendUnfilled),
    ...await twoFactorViews(practice, newcomer, sendUnfilled),
    ...await recordViews(practice, { therapist, stranger: newcomer }, sendUnfilled),
    ...await mailViews(practice, { patient, therapist, admin }),
    ...await wayInViews(site, { longAddress: LONG_ADDRESS, sendUnfilled }),
    { name: "appointments", route: "/appointments", as: patient, path: paths.appointments() },
    {
      name: "past appointments",
      route: "/appointments",
      as: patient,
      path: paths.appointments({ when: "past" }),
    },
    { name: "no appointments", route: "/appointments", as: newcomer, path: paths.appointments() },
    {
      name: "appointment",
      route: "/appointments/:id",
      as: patient,
      path: paths.appointment(coming, { done: "booked" }),
    },
    { name: "cancelled", route: "/appointments/:id", as: patient, path: paths.appointment(cancelled) },
    {
      name: "appointment of a therapist",
      route: "/appointments/:id",
      as: therapist,
      path: paths.appointment(coming),
    },
    {
      name: "cancelling",
      route: "/appointments/:id/cancellation",
      as: patient,
      path: paths.cancellation(coming),
    },
    { name: "moving", route: "/appointments/:id/reschedule", as: patient, path: paths.reschedule(coming) },
    ...await practiceViews(practice, { therapist, day: startsAt }),
    { name: "schedule", route: "/practice/schedule", as: therapist, path: paths.schedule() },
    {
      name: "schedule that failed",
      route: "/practice/schedule",
      as: therapist,
      path: paths.schedule(),
      act: sendWithoutLength,
    },
    { name: "overview", route: "/admin", as: admin, path: "/admin" },
    { name: "not found", route: "*", path: "/nothing-here" },
    { name: "forbidden", route: "*", as: patient, path: "/practice" },
    // These move the clock, so they come last.
    ...await accountViews(site, { bare: newcomer, longAddress: `new-${LONG_ADDRESS}`, sendUnfilled }),
  ];
}

/** Sends the page's form as it is, bypassing the browser's own checks. */
async function sendUnfilled(page: Page): Promise<void> {
  const form = page.locator("main form[method=post]").first();
  await form.evaluate((element) => (element as HTMLFormElement).noValidate = true);
  // A file field contains a button as well.
  await form.locator("button[type=submit]").first().click();
  await page.getByRole("alert").waitFor();
}

/** Signs a new user up and enters a wrong code. */
async function sendWrongCode(page: Page): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill("Robin Reyes");
  await page.getByLabel("Email address").fill(`new-${LONG_ADDRESS}`);
  await page.getByLabel("Password").fill("slow mornings and warm tea");
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByLabel("Code").fill("000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("alert").waitFor();
}

async function sendWithoutLength(page: Page): Promise<void> {
  await page.locator("main form").evaluate((form) => (form as HTMLFormElement).noValidate = true);
  await page.getByLabel("Length of a visit").fill("");
  await page.getByRole("button", { name: "Save schedule" }).click();
  await page.getByRole("alert").waitFor();
}

async function addAppointment(
  practice: TestPractice,
  therapist: User,
  patient: User,
  startsAt: Temporal.Instant,
  status: "booked" | "fulfilled" | "cancelled" = "booked",
): Promise<string> {
  const { appointment, rows } = await makeAppointment(practice.now(), practice.keyring, {
    therapistId: therapist.id,
    patientId: patient.id,
    startsAt,
    status,
    reason: status === "cancelled" ? "I was ill." : undefined,
  });
  await transaction(practice.db, (trx) => insertRows(trx, rows));
  return appointment.id;
}
