import { stateLabel } from "../../../lib/shared/codes/states.ts";
import { formatDateTime, formatPlainDate, formatZone } from "../../../lib/shared/format.ts";
import { isolated } from "../../../lib/shared/isolated.ts";
import * as paths from "../../../lib/shared/paths.ts";
import type { SlotView } from "../../../lib/shared/slot_view.ts";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Notice } from "../../../components/page/Notice.tsx";

/** A ward for whom the viewer books. */
interface Child {
  id: string;
  name: string;
}

/** The notice that the therapist is not licensed in the patient's state. */
export function NotLicensed({ name, state, ward }: { name: string; state: string; ward: Child | null }) {
  return (
    <div class="max-w-prose">
      <Notice tone="bad" title={`${isolated(name)} isn't licensed in ${stateLabel(state)}`}>
        You can book a visit only in a state where the therapist is licensed.{" "}
        {ward ? `${isolated(ward.name)} is` : "Your profile says you're"} in{" "}
        {stateLabel(state)}. If that has changed,{" "}
        <a href={ward ? paths.ward(ward.id) : paths.account()}>change {ward ? "it" : "your profile"}</a>.
      </Notice>
      <p class="mt-4">
        <ButtonLink href={paths.therapists({ state })}>Therapists licensed in {stateLabel(state)}</ButtonLink>
      </p>
    </div>
  );
}

/** The notice that the two do not work together yet and that a first visit is not open. */
export function NotConnected(
  { therapist: { id, name }, care: { standing, accepting }, ward }: {
    therapist: { id: string; name: string };
    care: { standing: string; accepting: "yes" | "waiting_list" | "no" };
    ward: Child | null;
  },
) {
  if (standing === "requested") {
    return (
      <EmptyState
        title={`${isolated(name)} has your request`}
        action={<ButtonLink href={paths.care()} kind="secondary">Your therapists</ButtonLink>}
      >
        We'll email you the answer. If it's yes, you can book.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={accepting === "no"
        ? `${isolated(name)} isn't taking new patients right now`
        : `Ask ${isolated(name)} first`}
      action={accepting === "no"
        ? <ButtonLink href={paths.therapists()}>Find another therapist</ButtonLink>
        : <ButtonLink href={paths.askToConnect(id, { patient: ward?.id })}>Ask to work together</ButtonLink>}
    >
      {accepting === "no"
        ? "Other therapists may be available soon."
        : "You can book visits once the therapist accepts you as a patient."}
    </EmptyState>
  );
}

/** The notice that another zone shows the same moments on other clocks. */
export function ZoneChanged({ view, before }: { view: SlotView; before: string }) {
  const { chosen, timeZone, day } = view;
  return (
    <div class="mb-4">
      <Notice tone="good" role="status" title={`Times are now in ${formatZone(timeZone)}`}>
        {chosen
          ? `The time you chose hasn't changed: ${formatDateTime(chosen, before)} in ${
            formatZone(before)
          } is ${formatDateTime(chosen, timeZone)} in ${formatZone(timeZone)}.`
          : `You still see ${formatPlainDate(day)}.`}
      </Notice>
    </div>
  );
}
