import { type Context, HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import type { Refused } from "../../../../components/booking/BookingPanel.tsx";
import { NotConnected, NotLicensed, ZoneChanged } from "../../(_components)/BookingNotices.tsx";
import { Notice } from "../../../../components/page/Notice.tsx";
import { PageHeading } from "../../../../components/page/PageHeading.tsx";
import { PatientChoice } from "../../(_components)/PatientChoice.tsx";
import { TypeChoice } from "../../(_components)/TypeChoice.tsx";
import { ZoneChooser } from "../../(_components)/ZoneChooser.tsx";
import BookingPicker from "../../../../islands/BookingPicker.tsx";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readForm } from "../../../../lib/http/form.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import type { State } from "../../../../lib/site/state.ts";
import { zoneCookie } from "../../../../lib/site/cookies.ts";
import { viewerTimeZone } from "../../../../lib/site/viewer_time_zone.ts";
import { bookAppointment, type BookingResult } from "../../../../lib/scheduling/booking/book_appointment.ts";
import { USUAL_TYPE } from "../../../../lib/scheduling/schedule/appointment_type.ts";
import { bookingPage } from "../../(_page)/booking_page.ts";
import { bookingRefusals } from "../../../../lib/scheduling/booking/booking_refusals.ts";
import { formatDuration, formatZone } from "../../../../lib/shared/format.ts";
import { isolated } from "../../../../lib/shared/isolated.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { refusalOf, refusalSentence } from "../../../../lib/shared/refusal.ts";
import { bookingForm } from "../../../../lib/shared/schemas/booking_form.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return page(await show(ctx, ctx.url.searchParams));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const therapistId = idFrom(ctx.params);
    const form = await readForm(ctx.req, bookingForm);
    if (form.kind === "invalid") {
      const refused = { sentence: "Choose a time first.", free: [] };
      return page(await show(ctx, new URLSearchParams(), refused), { status: 422 });
    }
    const { startsAt, key, type, patient, timeZone } = form.input;
    const result = await bookAppointment(acting, {
      therapistId,
      startsAt: Temporal.Instant.from(startsAt),
      typeId: type,
      patientId: patient,
      idempotencyKey: key,
    });
    switch (result.kind) {
      case "booked":
        return redirectTo(paths.appointment(result.appointment.id, { done: "booked" }));
      case "profile_incomplete":
        return redirectTo(
          patient && patient !== acting.actor.userId
            ? paths.ward(patient)
            : paths.welcome(undefined, paths.book(therapistId, { type, startsAt, timeZone })),
        );
      case "not_found":
        throw new HttpError(404);
    }
    const again = new URLSearchParams({
      startsAt,
      ...(type ? { type } : {}),
      ...(patient ? { patient } : {}),
      ...(timeZone ? { timeZone } : {}),
    });
    return page(await show(ctx, again, refusedBy(result)), {
      status: refusalOf(bookingRefusals, result).status,
    });
  },
});

type Refusal = Exclude<BookingResult, { kind: "booked" | "profile_incomplete" | "not_found" }>;

function refusedBy(refusal: Refusal): Refused {
  const free = "free" in refusal ? refusal.free : [];
  return {
    sentence: refusalSentence(bookingRefusals, refusal, "patient"),
    free: free.map(({ startsAt }) => startsAt.toString()),
  };
}

/** Shows the page. @throws {HttpError} 404 if the therapist takes no bookings. */
async function show(ctx: Context<State>, query: URLSearchParams, refused: Refused | null = null) {
  const timeZone = viewerTimeZone(ctx, query.get("timeZone"));
  const ownTimeZone = viewerTimeZone(ctx);
  const shown = await bookingPage(ctx.state, {
    therapistId: idFrom(ctx.params),
    query,
    timeZone,
    ownTimeZone,
  });
  if (!shown) throw new HttpError(404);
  const isOwnChoice = ctx.state.actor !== null || query.has("timeZone");
  return {
    ...shown,
    refused,
    zoneBefore: viewerTimeZone(ctx, query.get("was") ?? timeZone),
    zoneCookie: isOwnChoice ? null : zoneCookie.set("", ctx.state.config),
  };
}

export default define.page<typeof handler>(({ data }) => {
  const {
    view,
    therapist,
    care,
    slotMinutes,
    type,
    types,
    asks,
    repeats,
    standing,
    keyBase,
    refused,
    mayWait,
    zoneBefore,
    zoneCookie,
  } = data;
  const { ward, patients } = data;
  const zoneLabel = formatZone(view.timeZone);
  return (
    <>
      <Head>
        <title>{`${refused ? "Not booked yet: " : ""}Book with ${therapist.name} · Bloom`}</title>
        <meta name="robots" content="noindex" />
      </Head>
      <PageHeading
        back={{ href: paths.therapist(therapist.id), label: isolated(therapist.name) }}
        lead={`${type?.name ?? USUAL_TYPE}: ${formatDuration(slotMinutes)}, by video.${
          asks
            ? ` ${isolated(therapist.name)} answers each request. We hold the time for you until then.`
            : ""
        }`}
      >
        Book with <bdi>{therapist.name}</bdi>
      </PageHeading>
      <PatientChoice view={view} patients={patients} />
      {standing.kind === "not_licensed"
        ? <NotLicensed name={therapist.name} state={standing.state} ward={ward} />
        : standing.kind === "not_connected"
        ? <NotConnected therapist={therapist} care={care} ward={ward} />
        : (
          <div class="max-w-2xl">
            {standing.kind === "profile_incomplete"
              ? (
                <div class="mb-4">
                  <Notice
                    title={ward
                      ? `We still need a few details about ${isolated(ward.name)}`
                      : "We still need a few details about you"}
                  >
                    Choose a time. We'll help you fill these in and then bring you back here.
                  </Notice>
                </div>
              )
              : null}
            <TypeChoice view={view} types={types} />
            <ZoneChooser action={view.path} timeZone={view.timeZone} zoneLabel={zoneLabel} />
            {zoneBefore === view.timeZone ? null : <ZoneChanged view={view} before={zoneBefore} />}
            <BookingPicker
              view={view}
              therapist={{ ...therapist, name: isolated(therapist.name) }}
              zoneLabel={zoneLabel}
              therapistZoneLabel={formatZone(therapist.timeZone)}
              standing={standing.kind}
              asks={asks}
              repeats={repeats}
              keyBase={keyBase}
              refused={refused}
              zoneCookie={zoneCookie}
            />
            {mayWait
              ? (
                <p class="mt-4">
                  No time that works for you?{" "}
                  <a href={paths.waitForTherapist(therapist.id, { patient: ward?.id, type: type?.id })}>
                    Join the waitlist
                  </a>
                </p>
              )
              : null}
          </div>
        )}
    </>
  );
});
