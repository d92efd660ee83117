import { page } from "fresh";
import { Head } from "fresh/runtime";
import { PatientHome } from "../components/patient_home.tsx";
import { DemoHint } from "../components/demo_hint.tsx";
import { Welcome } from "../components/welcome.tsx";
import { homeOf } from "../lib/auth/home_of.ts";
import { define } from "../lib/http/define.ts";
import { redirectTo } from "../lib/http/redirect.ts";
import { bookingReadiness } from "../lib/people/booking_readiness.ts";
import { listTherapists } from "../lib/people/list_therapists.ts";
import type { Acting } from "../lib/practice.ts";
import { listAppointments } from "../lib/scheduling/list_appointments.ts";

/** How many therapists are offered to a patient. */
const SOONEST = 4;

export const handler = define.handlers({
  async GET({ state }) {
    const { actor } = state;
    if (!actor) return page({ kind: "visitor" as const });
    if (actor.role !== "patient") return redirectTo(await homeOf(state, actor));
    return page({ kind: "patient" as const, ...await patientHome({ ...state, actor }) });
  },
});

/** What comes next for this patient, and who could see them soonest. */
async function patientHome(acting: Acting) {
  const { actor } = acting;
  const [{ items: [next = null] }, { therapists, isReady }] = await Promise.all([
    listAppointments(acting, { when: "coming", limit: 1 }),
    soonestTherapists(acting),
  ]);
  return { name: actor.name, timeZone: actor.timeZone, now: acting.now(), next, therapists, isReady };
}

/** Only who is licensed where the patient is. */
async function soonestTherapists(acting: Acting) {
  const { complete, state } = await bookingReadiness(acting.db, acting.actor.userId);
  const { items } = await listTherapists(acting, { state: state ?? undefined, limit: SOONEST });
  return { therapists: items, isReady: complete };
}

export default define.page<typeof handler>(({ data, state: { config } }) => (
  <>
    <Head>
      <title>Bloom – therapy that fits into your life</title>
      <meta
        name="description"
        content="Find a licensed therapist, see when they are free, and meet them by video."
      />
    </Head>
    {data.kind === "patient" ? <PatientHome {...data} /> : <Welcome />}
    {data.kind === "visitor" && config.environment === "local"
      ? (
        <div class="mt-12 max-w-prose">
          <DemoHint />
        </div>
      )
      : null}
  </>
));
