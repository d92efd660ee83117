import type { Page } from "playwright-core";
import type { User } from "../../../db/schema.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { addAWard } from "../../people/guardians/a_ward.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** The pages of a guardian's family, and of booking for a child. */
export async function wardViews(
  practice: TestPractice,
  { guardian, therapist }: { guardian: User; therapist: User },
  sendUnfilled: (page: Page) => Promise<void>,
): Promise<View[]> {
  const { id } = await addAWard(actingFor(practice, guardian));
  const as = guardian;
  return [
    { name: "family", route: "/account/family", as, path: paths.family({ done: "added" }) },
    { name: "a child to add", route: "/account/family/new", as, path: paths.newWard() },
    {
      name: "a child that failed",
      route: "/account/family/new",
      as,
      path: paths.newWard(),
      act: sendUnfilled,
    },
    { name: "a child", route: "/account/family/:id", as, path: paths.ward(id) },
    { name: "the end of acting for a child", route: "/account/family/:id/end", as, path: paths.endWard(id) },
    { name: "booking for a child", route: "/therapists/:id/book", as, path: paths.book(therapist.id) },
  ];
}
