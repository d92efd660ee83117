import * as paths from "../../../lib/shared/paths.ts";
import { Button } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";

type Settlement = "confirm" | "arrive" | "fulfil" | "miss" | "undo";

const labels: Record<Settlement, string> = {
  confirm: "Confirm",
  arrive: "Mark as arrived",
  fulfil: "Mark as completed",
  miss: "Mark as missed",
  undo: "Undo",
};

interface SettlementButtonsProps {
  appointmentId: string;
  /** The outcomes that the therapist can record now. */
  settlements: readonly Settlement[];
}

/** Lets an appointment's therapist record its outcome: one button for each possible one. */
export function SettlementButtons({ appointmentId, settlements }: SettlementButtonsProps) {
  if (settlements.length === 0) return null;
  return (
    <PostForm
      action={paths.settlement(appointmentId)}
      class="flex flex-wrap gap-3"
      aria-label="Record what happened"
    >
      {settlements.map((settlement, index) => (
        <Button
          key={settlement}
          name="settlement"
          value={settlement}
          kind={index === 0 ? "primary" : "secondary"}
        >
          {labels[settlement]}
        </Button>
      ))}
    </PostForm>
  );
}
