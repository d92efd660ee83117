import type { Page } from "playwright-core";
import type { User } from "../../../db/schema.ts";
import { addType } from "../../../lib/scheduling/types/save_type.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { aType } from "../../scheduling/types/a_type.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** The pages of kinds of visits. */
export async function bookingViews(
  practice: TestPractice,
  { therapist }: { therapist: User },
  sendUnfilled: (page: Page) => Promise<void>,
): Promise<View[]> {
  const added = await addType(actingFor(practice, therapist), aType());
  if (added.kind !== "saved") throw new Error(added.kind);
  const as = therapist;
  return [
    { name: "kinds of visits", route: "/practice/types", as, path: paths.types({ done: "saved" }) },
    { name: "new kind of visit", route: "/practice/types/new", as, path: paths.newType() },
    {
      name: "new kind of visit that failed",
      route: "/practice/types/new",
      as,
      path: paths.newType(),
      act: sendUnfilled,
    },
    { name: "kind of visit", route: "/practice/types/:id", as, path: paths.type(added.type.id) },
  ];
}
