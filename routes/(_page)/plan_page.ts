import { HttpError } from "fresh";
import { type FieldErrors, type FormValues, parseForm, readFormValues } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import type { Acting } from "../../lib/practice.ts";
import * as paths from "../../lib/shared/paths.ts";
import { refusalOf, refusalSentence } from "../../lib/shared/refusal.ts";
import { decisionsForm } from "../../lib/shared/schemas/plan.ts";
import { bookPlan } from "../../lib/scheduling/booking/plan/book_plan.ts";
import { planRefusals } from "../../lib/scheduling/booking/booking_refusals.ts";
import type { Plan } from "../../lib/scheduling/booking/plan/plan.ts";
import type { PlannedVisit } from "../../lib/scheduling/booking/plan/conflicts.ts";
import { previewPlan } from "../../lib/scheduling/booking/plan/preview_plan.ts";

/** What a page for a plan shows: its form, its errors, and the visits with their conflicts. */
export interface PlanShown {
  values: FormValues;
  errors?: FieldErrors;
  visits?: PlannedVisit[];
  /** The skipped visits, by their starts. */
  left?: string[];
  status?: number;
}

/** Reads a page's form as a plan, or returns its errors. */
export type ReadPlan = (
  values: FormValues,
) => { kind: "plan"; plan: Plan } | { kind: "invalid"; values: FormValues; errors: FieldErrors };

/** Previews a plan. @throws {HttpError} 404 if the acting user may not make it. */
export async function lookAtPlan(acting: Acting, values: FormValues, read: ReadPlan): Promise<PlanShown> {
  const asked = read(values);
  if (asked.kind === "invalid") return { ...asked, status: 422 };
  const preview = await previewPlan(acting, asked.plan);
  if (preview.kind === "preview") return { values, visits: preview.visits };
  if (preview.kind === "not_found") throw new HttpError(404);
  return {
    values,
    errors: { "": refusalSentence(planRefusals, preview, acting.actor.role) },
    status: refusalOf(planRefusals, preview).status,
  };
}

/**
 * Books a plan and leads to its first visit, or shows why not. @throws {HttpError} 404 as above, 422 for
 * decisions that no page sends.
 */
export async function postPlan(
  acting: Acting,
  request: Request,
  read: ReadPlan,
): Promise<Response | PlanShown> {
  const values = await readFormValues(request);
  const asked = read(values);
  if (asked.kind === "invalid") return { ...asked, status: 422 };
  const decided = parseForm(values, decisionsForm);
  if (decided.kind === "invalid") throw new HttpError(422, Object.values(decided.errors)[0]);
  const { skip, seen, override, key } = decided.input;
  const result = await bookPlan(acting, asked.plan, {
    skip: skip.map((at) => Temporal.Instant.from(at)),
    override: override ? seen : [],
    idempotencyKey: key,
  });
  if (result.kind === "not_found") throw new HttpError(404);
  if (result.kind === "booked") {
    const [first, ...others] = result.appointments;
    return redirectTo(paths.appointment(first.id, { done: others.length > 0 ? "series" : "booked" }));
  }
  const again = await previewPlan(acting, asked.plan);
  return {
    values,
    errors: { "": refusalSentence(planRefusals, result, acting.actor.role) },
    visits: again.kind === "preview" ? again.visits : undefined,
    left: skip,
    status: refusalOf(planRefusals, result).status,
  };
}
