import type { User } from "../../../db/schema.ts";
import { paths } from "../../../lib/shared/paths.ts";
import type { View } from "./tour.ts";

/** The pages of calendars elsewhere. */
export function calendarViews({ patient }: { patient: User }): View[] {
  const own = { route: "/account/calendar", as: patient };
  return [
    { name: "calendar without an address", ...own, path: paths.ownCalendar({ done: "revoked" }) },
    {
      name: "calendar with a new address",
      ...own,
      path: paths.ownCalendar(),
      act: async (page) => {
        await page.getByRole("button", { name: "Make a secret address" }).click();
        await page.getByText("It is shown this one time").waitFor();
      },
    },
    { name: "calendar with an address", ...own, path: paths.ownCalendar() },
  ];
}
