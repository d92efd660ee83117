import * as paths from "../../../lib/shared/paths.ts";
import { ButtonLink } from "../../../components/form/Button.tsx";

interface CareOfferProps {
  therapist: { id: string; name: string };
  standing: "none" | "requested" | "active" | "declined" | "finished";
  accepting: "yes" | "waiting_list" | "no";
}

/** How the viewer can start to work with a therapist, or their current relationship. */
export function CareOffer({ therapist: { id, name }, standing, accepting }: CareOfferProps) {
  if (standing === "active") return <p class="text-soft">You work together.</p>;
  if (standing === "requested") {
    return (
      <p class="text-soft">
        Your request is waiting for an answer. <a href={paths.care()}>See it</a>
      </p>
    );
  }
  if (accepting === "no") {
    return (
      <p class="text-soft">
        <bdi>{name}</bdi> isn't taking new patients right now.
      </p>
    );
  }
  return (
    <ButtonLink href={paths.askToConnect(id)} kind="secondary">
      {accepting === "waiting_list" ? "Ask to join the waitlist for new patients" : "Ask to work together"}
    </ButtonLink>
  );
}
