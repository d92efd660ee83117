import type { ComponentChildren } from "preact";
import { Notice } from "../../../components/page/Notice.tsx";

interface AppointmentDoneProps {
  /** What the person has just done. */
  done: string | null;
  status: "pending" | "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow";
  /** Still to come, and on. */
  isAhead: boolean;
  /** Where mails to the reader go. */
  email: string;
  isTherapist: boolean;
  otherName: string;
}

/** What has just happened and what happens next; only what is true of the appointment is said. */
export function AppointmentDone(
  { done, status, isAhead, email, isTherapist, otherName }: AppointmentDoneProps,
) {
  const good = (title: string, text?: ComponentChildren) => (
    <Notice tone="good" role="status" title={title}>{text}</Notice>
  );
  const onItsWay =
    `A mail is on its way to ${email}, with a file for your calendar. You will find the visit under ` +
    "Appointments at any time.";
  switch (done) {
    case "cancelled":
      return status !== "cancelled" ? null : good(
        "The appointment is cancelled.",
        "The time is free again. Everybody who would have come gets a mail.",
      );
    case "booked":
      if (!isAhead) return null;
      return status === "pending"
        ? good(
          `You have asked for this time.`,
          `It is held for you until ${otherName} answers; you get a mail then.`,
        )
        : good("Your visit is booked.", onItsWay);
    case "series":
      return status === "cancelled" ? null : good(
        status === "pending" ? "You have asked for this series." : "The series is booked.",
        `This is its first visit; you find all of them under Appointments. A mail is on its way to ${email}.`,
      );
    case "moved":
      return isAhead ? good("Your visit has been moved.", onItsWay) : null;
    case "confirm":
      return status === "booked" ? good("Confirmed.", `${otherName} gets a mail.`) : null;
    case "arrive":
      return status === "arrived" ? good("Noted: they are here.") : null;
    case "fulfil":
      return status === "fulfilled" ? good("Noted: it took place.") : null;
    case "miss":
      return status === "noshow" ? good("Noted: nobody came.", "If that was a mistake, undo it.") : null;
    case "undo":
      return status === "booked" && isTherapist ? good("Undone: the appointment is as it was booked.") : null;
    case "not_settled":
      return (
        <Notice tone="bad" role="alert" title="That did not follow from how it stands now, shown below." />
      );
    default:
      return null;
  }
}
