import { paths } from "../../../lib/shared/paths.ts";
import { ButtonLink } from "../../../components/form/Button.tsx";

interface CareOfferProps {
  therapist: { id: string; name: string };
  standing: "none" | "requested" | "active" | "declined" | "finished";
  accepting: "yes" | "waiting_list" | "no";
}

/** How a visitor or patient comes to work with a therapist, and how it stands with it. */
export function CareOffer({ therapist: { id, name }, standing, accepting }: CareOfferProps) {
  if (standing === "active") return <p class="text-soft">You work together.</p>;
  if (standing === "requested") {
    return (
      <p class="text-soft">
        Your request waits for an answer. <a href={paths.care()}>See it</a>
      </p>
    );
  }
  if (accepting === "no") return <p class="text-soft">{name} takes on nobody new at the moment.</p>;
  return (
    <ButtonLink href={paths.askToConnect(id)} kind="secondary">
      {accepting === "waiting_list" ? "Ask for a place on the waiting list" : "Ask to work together"}
    </ButtonLink>
  );
}
