import type { ComponentChildren } from "preact";
import { Notice } from "../../../components/page/Notice.tsx";
import { isolated } from "../../../lib/shared/isolated.ts";

interface AppointmentDoneProps {
  /** The user's last action. */
  done: string | null;
  status: "pending" | "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow";
  /** Whether it is still ahead and will take place. */
  isAhead: boolean;
  /** Where the reader's mail goes. */
  email: string;
  isTherapist: boolean;
  otherName: string;
}

/** What just happened and what happens next; it only states what is true of the appointment. */
export function AppointmentDone(
  { done, status, isAhead, email, isTherapist, otherName }: AppointmentDoneProps,
) {
  const good = (title: string, text?: ComponentChildren) => (
    <Notice tone="good" role="status" title={title}>{text}</Notice>
  );
  const onItsWay =
    `We sent an email to ${email} with a file for your calendar. You can find the visit under ` +
    "Appointments at any time.";
  switch (done) {
    case "cancelled":
      return status !== "cancelled" ? null : good(
        "The visit is canceled.",
        "The time is free again. We'll email everyone who was coming.",
      );
    case "booked":
      if (!isAhead) return null;
      return status === "pending"
        ? good(
          `You requested this time.`,
          `We're holding it for you until ${isolated(otherName)} answers. Then you'll get an email.`,
        )
        : good("Your visit is booked.", onItsWay);
    case "series":
      return status === "cancelled" ? null : good(
        status === "pending" ? "You requested this series." : "The series is booked.",
        `This is the first visit. You can find all of them under Appointments. We sent an email to ${email}.`,
      );
    case "moved":
      return isAhead ? good("Your visit has been moved.", onItsWay) : null;
    case "confirm":
      return status === "booked" ? good("Confirmed.", `We'll email ${isolated(otherName)}.`) : null;
    case "arrive":
      return status === "arrived" ? good("Noted. They have arrived.") : null;
    case "fulfil":
      return status === "fulfilled" ? good("Noted. The visit took place.") : null;
    case "miss":
      return status === "noshow"
        ? good("Noted. They didn't come.", "If this was a mistake, you can undo it.")
        : null;
    case "undo":
      return status === "booked" && isTherapist ? good("Undone. The visit is booked again.") : null;
    case "not_settled":
      return (
        <Notice
          tone="bad"
          role="alert"
          title="You can't make this change now. The visit's current status is below."
        />
      );
    default:
      return null;
  }
}
