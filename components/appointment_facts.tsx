import { Facts } from "./card.tsx";

export interface AppointmentFactsProps {
  when: string;
  whenForOther: string | null;
  other: { name: string; href: string | null };
  status: string;
  cancellation: { when: string; by: string; reason: string | null } | null;
}

/** When, with whom, and how it stands. */
export function AppointmentFacts({ when, whenForOther, other, status, cancellation }: AppointmentFactsProps) {
  return (
    <Facts
      facts={[
        { term: "When", detail: <strong>{when}</strong> },
        whenForOther && { term: `For ${other.name}`, detail: whenForOther },
        { term: "With", detail: other.href ? <a href={other.href}>{other.name}</a> : other.name },
        { term: "Status", detail: status },
        cancellation && { term: "Cancelled", detail: `by ${cancellation.by}, ${cancellation.when}` },
        cancellation?.reason && {
          term: "Reason",
          detail: <span class="whitespace-pre-line">{cancellation.reason}</span>,
        },
      ]}
    />
  );
}
