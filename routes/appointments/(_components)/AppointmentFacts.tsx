import type { AppointmentFactsText } from "../(_page)/appointment_facts.ts";
import { Facts } from "../../../components/page/Card.tsx";
import { isolated } from "../../../lib/shared/isolated.ts";

/** When, with whom, and the status. */
export function AppointmentFacts(
  { when, whenForOther, other, forWhom, together, type, status, answerUntil, cancellation }: Omit<
    AppointmentFactsText,
    "changeableUntil"
  >,
) {
  return (
    <Facts
      facts={[
        { term: "When", detail: <strong>{when}</strong> },
        whenForOther && { term: `For ${isolated(other.name)}`, detail: whenForOther },
        {
          term: "With",
          detail: other.href
            ? (
              <a href={other.href}>
                <bdi>{other.name}</bdi>
              </a>
            )
            : <bdi>{other.name}</bdi>,
        },
        forWhom && { term: "For", detail: forWhom },
        together && { term: "Along with", detail: together },
        { term: "Type", detail: type },
        { term: "Status", detail: status },
        answerUntil && { term: "Held until", detail: answerUntil },
        cancellation &&
        {
          term: "Canceled",
          detail: `by ${cancellation.by}, ${cancellation.when}${cancellation.isLate ? " (late)" : ""}`,
        },
        cancellation?.reason && {
          term: "Reason",
          detail: <span class="whitespace-pre-line">{cancellation.reason}</span>,
        },
      ]}
    />
  );
}
