import { Head } from "fresh/runtime";
import { page } from "fresh";
import { Button, ButtonLink } from "../../components/form/Button.tsx";
import { ConflictList } from "./(_components)/ConflictList.tsx";
import { ErrorSummary } from "../../components/form/Form.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { ScheduleForm } from "./(_components)/ScheduleForm.tsx";
import { SchedulePreview } from "./(_components)/SchedulePreview.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { type FieldErrors, readFormValues } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { previewSchedule } from "../../lib/scheduling/availability/preview_schedule.ts";
import { readSchedule } from "../../lib/scheduling/availability/read_schedule.ts";
import { saveSchedule } from "../../lib/scheduling/availability/save_schedule.ts";
import {
  changeDraft,
  draftChange,
  draftOfForm,
  draftOfSchedule,
  parseDraft,
  rebaseDraft,
} from "./(_page)/schedule_draft.ts";
import type { SchedulePreview as Preview } from "../../lib/scheduling/availability/preview_schedule.ts";
import type { ScheduleConflict } from "../../lib/scheduling/availability/schedule_conflicts.ts";
import * as paths from "../../lib/shared/paths.ts";
import { withQuery } from "../../lib/shared/with_query.ts";
import type { ScheduleDraft } from "../../lib/shared/schedule_draft.ts";
import { scheduleRefusals } from "../../lib/scheduling/availability/schedule_refusals.ts";
import { refusalSentence } from "../../lib/shared/refusal.ts";

interface View {
  draft: ScheduleDraft;
  errors?: FieldErrors;
  preview?: Preview;
  conflicts?: ScheduleConflict[];
  isSaved?: boolean;
  /** The form differs from the saved schedule. */
  isUnsaved?: boolean;
  /** The schedule was saved elsewhere in the meantime. */
  stale?: string;
}

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const draft = draftOfSchedule(await readSchedule(acting, acting.db));
    return page<View>({ draft, isSaved: ctx.url.searchParams.has("saved") });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const values = await readFormValues(ctx.req);
    const action = typeof values.action === "string" ? values.action : "save";
    const sent = draftOfForm(values);
    const change = draftChange(action);
    if (change) return page<View>({ draft: changeDraft(sent, change), isUnsaved: true });

    const { draft, errors } = rebaseDraft(sent, draftOfSchedule(await readSchedule(acting, acting.db)));
    if (Object.keys(errors).length > 0) return page<View>({ draft, errors }, { status: 409 });
    const parsed = parseDraft(draft);
    if (parsed.kind === "invalid") return page<View>({ draft, errors: parsed.errors }, { status: 422 });
    if (action === "preview") {
      return page<View>({ draft, preview: await previewSchedule(acting, parsed.input), isUnsaved: true });
    }
    const saving = { version: Number(draft.version), acceptConflicts: action === "save-anyway" };
    const result = await saveSchedule(acting, parsed.input, saving);
    switch (result.kind) {
      case "saved":
        return redirectTo(withQuery(paths.schedule(), { saved: "yes" }));
      case "conflicts":
        return page<View>({ draft, conflicts: result.conflicts }, {
          status: scheduleRefusals.conflicts.status,
        });
      case "stale": {
        const stale = refusalSentence(scheduleRefusals, result);
        return page<View>({ draft: { ...draft, version: String(result.version) }, stale }, {
          status: scheduleRefusals.stale.status,
        });
      }
    }
  },
});

export default define.page<typeof handler>(({ data }) => {
  const { draft, errors, preview } = data;
  const conflicts = data.conflicts ?? preview?.conflicts;
  return (
    <>
      <Head>
        <title>{`${errors ? "Error: " : ""}Schedule · Bloom`}</title>
      </Head>
      <PageHeading
        lead="Set when patients can book you. Changes don't affect visits that are already booked."
        action={
          <div class="flex flex-wrap gap-3">
            <ButtonLink href={paths.types()} kind="secondary">Visit types</ButtonLink>
            <ButtonLink href={paths.importedCalendars()} kind="secondary">Other calendars</ButtonLink>
          </div>
        }
      >
        Schedule
      </PageHeading>
      <div class="grid gap-5">
        <ErrorSummary errors={errors} />
        {data.isSaved
          ? <Notice tone="good" role="status" title="Saved. Patients now see these hours." />
          : null}
        {data.isUnsaved
          ? <Notice role="status" title="Not saved yet. If this looks right, save it below." />
          : null}
        {data.stale
          ? (
            <Notice
              tone="bad"
              role="alert"
              title={data.stale}
            >
              What you entered is below and isn't saved yet. If you save now, you'll replace the other change.
            </Notice>
          )
          : null}
        {conflicts?.length ? <ConflictList conflicts={conflicts} timeZone={draft.timeZone} /> : null}
        {data.conflicts
          ? (
            <Button form="schedule" name="action" value="save-anyway" kind="danger">
              Save anyway and keep these visits
            </Button>
          )
          : null}
        {preview ? <SchedulePreview timeZone={preview.timeZone} days={preview.days} /> : null}
        <ScheduleForm draft={draft} errors={errors ?? {}} />
      </div>
    </>
  );
});
