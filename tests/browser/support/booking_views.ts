import type { Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import { addType } from "../../../lib/scheduling/schedule/save_type.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { withQuery } from "../../../lib/shared/with_query.ts";
import { aType } from "../../scheduling/schedule/a_type.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** Returns the pages of visit types. */
export async function bookingViews(
  practice: TestPractice,
  { therapist, patient }: { therapist: User; patient: User },
  sendUnfilled: (page: Page) => Promise<void>,
): Promise<View[]> {
  const added = await addType(actingFor(practice, therapist), aType());
  if (added.kind !== "saved") throw new Error(added.kind);
  const as = therapist;
  const at = practice.now().add({ hours: 24 * 9 }).round({ smallestUnit: "hour" }).toString();
  const series = { startsAt: at, every: "week", count: "3" };
  const day = at.slice(0, 10);
  const plan = { patient: patient.id, day, time: "03:00", every: "week", count: "3", show: "yes" };
  return [
    { name: "new appointment", route: "/practice/appointments/new", as, path: paths.newAppointment() },
    {
      name: "new appointment that something is in the way of",
      route: "/practice/appointments/new",
      as,
      path: withQuery(paths.newAppointment(), plan),
    },
    {
      name: "new appointment that failed",
      route: "/practice/appointments/new",
      as,
      path: withQuery(paths.newAppointment(), { show: "yes" }),
    },
    {
      name: "series",
      route: "/therapists/:id/book/series",
      as: patient,
      path: withQuery(paths.bookSeries(therapist.id), series),
    },
    { name: "types of visits", route: "/practice/types", as, path: paths.types({ done: "saved" }) },
    { name: "new type of visit", route: "/practice/types/new", as, path: paths.newType() },
    {
      name: "new type of visit that failed",
      route: "/practice/types/new",
      as,
      path: paths.newType(),
      act: sendUnfilled,
    },
    { name: "type of visit", route: "/practice/types/:id", as, path: paths.type(added.type.id) },
  ];
}
