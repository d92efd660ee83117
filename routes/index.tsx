import { page } from "fresh";
import { Head } from "fresh/runtime";
import { DemoHint } from "../components/form/DemoHint.tsx";
import { PatientHome } from "./(_components)/PatientHome.tsx";
import { WelcomeVisitor } from "./(_components)/WelcomeVisitor.tsx";
import { actingAs } from "../lib/site/access/access.ts";
import { homeOf } from "../lib/site/sign_in/home_of.ts";
import { define } from "../lib/site/define.ts";
import type { BookingReadiness } from "../lib/welcome/booking_readiness.ts";
import { findCalledName } from "../lib/people/profile/find_called_name.ts";
import { listTherapists } from "../lib/directory/list_therapists.ts";
import type { Acting } from "../lib/practice.ts";
import { countWaitingMeasures } from "../lib/records/measures/list_measures.ts";
import { listAppointments } from "../lib/scheduling/appointments/list_appointments.ts";

const SOONEST_SHOWN = 4;

export const handler = define.handlers({
  async GET(ctx) {
    const { actor } = ctx.state;
    if (!actor) return page({ patient: null });
    if (actor.role !== "patient") return ctx.redirect(await homeOf(ctx.state, actor));
    return page({ patient: await patientHome(actingAs(ctx), ctx.state.readiness) });
  },
});

/** Loads this patient's next appointment, and the therapists who could see them soonest. */
async function patientHome(acting: Acting, readiness: BookingReadiness | null) {
  const [name, { items: [next = null] }, { items: therapists }, waitingMeasures] = await Promise.all([
    findCalledName(acting),
    listAppointments(acting, { when: "coming", limit: 1 }),
    // Only therapists who are licensed in the patient's state.
    listTherapists(acting, { state: readiness?.state ?? undefined, limit: SOONEST_SHOWN }),
    countWaitingMeasures(acting),
  ]);
  const isReady = readiness?.complete ?? false;
  const { timeZone } = acting.actor;
  return { name, timeZone, now: acting.now(), next, therapists, isReady, waitingMeasures };
}

export default define.page<typeof handler>(({ data: { patient }, state }) => (
  <>
    <Head>
      <title>Bloom · Talk to a therapist by video</title>
      <meta
        name="description"
        content="Meet with a licensed therapist by video. Find a therapist, choose a time, and book."
      />
    </Head>
    {patient ? <PatientHome {...patient} /> : <WelcomeVisitor />}
    {state.config.environment === "local" && !patient
      ? (
        <div class="mt-8 max-w-prose">
          <DemoHint />
        </div>
      )
      : null}
  </>
));
