import type { User } from "../../../db/schema/accounts.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { createAppointment, createPatient } from "../../support/factories.ts";
import type { TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** Returns the pages of the therapist's calendar; they have a visit on `day`. */
export async function practiceViews(
  practice: TestPractice,
  { therapist, day: startsAt }: { therapist: User; day: Temporal.Instant },
): Promise<View[]> {
  const day = startsAt.toZonedDateTimeISO(therapist.timeZone).toPlainDate().toString();
  const long = await createPatient(practice, { name: "Maximiliana Featherstonehaugh-Villanueva" });
  await createAppointment(practice, {
    therapistId: therapist.id,
    patientId: long.id,
    startsAt: startsAt.subtract({ hours: 24 * 6 }),
    status: "pending",
    expiresAt: startsAt,
  });
  await practice.db.insertInto("timeOff").values({
    id: crypto.randomUUID(),
    therapistId: therapist.id,
    startsAt: startsAt.subtract({ hours: 26 }),
    endsAt: startsAt.subtract({ hours: 25 }),
    timeZone: therapist.timeZone,
    note: "Supervision",
    createdAt: practice.now(),
  }).execute();
  const asDay = { route: "/practice", as: therapist, path: paths.practice({ view: "day", day }) };
  return [
    { name: "practice", route: "/practice", as: therapist, path: paths.practice({ day }) },
    { name: "practice, week before", route: "/practice", as: therapist, path: paths.practice() },
    { name: "practice, day", ...asDay },
    {
      name: "practice, moving",
      ...asDay,
      act: async (page) => {
        // Without a script the link leads to a page of its own.
        if (!await page.evaluate(() => matchMedia("(scripting: enabled)").matches)) return;
        await page.getByRole("link", { name: /^Move / }).first().click();
        await page.getByRole("application").waitFor();
      },
    },
    {
      name: "practice, a new visit",
      ...asDay,
      act: async (page) => {
        if (!await page.evaluate(() => matchMedia("(scripting: enabled)").matches)) return;
        // Small screens show a list without free times.
        const link = page.getByRole("link", { name: /^New at / }).first();
        await link.click();
        await page.getByRole("dialog").getByRole("combobox").first().waitFor();
      },
    },
  ];
}
