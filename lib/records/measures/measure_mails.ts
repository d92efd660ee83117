import type { Mail } from "../../outside/mail/mailer.ts";
import { paragraph, writeMail } from "../../outside/mail/write_mail.ts";
import { paths } from "../../shared/paths.ts";

interface MeasureMail {
  to: string;
  /** The configured origin. */
  origin: string;
}

/** Tells a patient that their therapist has questions; which ones stays in Bloom. */
export const askedMail = (
  { to, origin, name, repeats }: MeasureMail & { name: string; repeats: "once" | "before_visits" },
): Mail =>
  writeMail({
    to,
    subject: `${name} has a few questions for you`,
    blocks: [
      paragraph(
        repeats === "once"
          ? "They take about three minutes. Please answer them when you have a quiet moment."
          : "They take about three minutes, and come back in the two days before each of your visits.",
      ),
      { kind: "link", label: "See the questions", href: origin + paths.measures() },
    ],
  });

/** Calls a therapist to a flag. It says nothing of whom or what: mail can be read by others. */
export const flagMail = ({ to, origin }: MeasureMail): Mail =>
  writeMail({
    to,
    subject: "Something in Bloom needs your attention",
    blocks: [
      paragraph("There is something new in Bloom that needs your attention. Please look at it soon."),
      { kind: "link", label: "Look at it", href: origin + paths.flags() },
    ],
  });
