import { Time } from "../../../components/page/Time.tsx";

interface ActivityListProps {
  items: readonly { id: string; at: Temporal.Instant; what: string; outcome: string; network: string }[];
  /** The reader's IANA zone. */
  timeZone: string;
}

/** An account's events, the latest first. */
export function ActivityList({ items, timeZone }: ActivityListProps) {
  return (
    <ul class="grid gap-3">
      {items.map(({ id, at, what, outcome, network }) => (
        <li key={id} class="border-b pb-3">
          <p class={outcome === "refused" ? "text-bad" : undefined}>{what}</p>
          <p class="text-sm text-soft">
            <Time at={at} timeZone={timeZone} />, over {network}
          </p>
        </li>
      ))}
    </ul>
  );
}
