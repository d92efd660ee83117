import type { Letter } from "../../../outside/mail/write_mail.ts";
import { credentialKindLabel } from "../../../shared/codes/credential_kinds.ts";
import { stateLabel } from "../../../shared/codes/states.ts";
import { plural } from "../../../shared/plural.ts";

/** The license of a mail, by its codes. Its number stays in Bloom. */
export interface License {
  kind: string;
  state: string;
}

interface Ending extends License {
  /** Its last valid day, in words. */
  lastDay: string;
}

const license = ({ kind, state }: License) =>
  ["License", `${credentialKindLabel(kind)}, ${stateLabel(state)}`] as const;
const note = (reason: string) => reason ? [["Our note", reason] as const] : [];
const action = "See your licenses";

/** The texts of mails about licenses, in English. `reason`: the practice's explanation; may be empty. */
export const en = {
  verify: ({ reason, ...of }: License & { reason: string }): Letter => ({
    subject: `Your license for ${stateLabel(of.state)} is verified`,
    happened: [`Patients in ${stateLabel(of.state)} can now find you and book visits with you.`],
    facts: [license(of), ...note(reason)],
    action,
  }),
  ask_more: ({ reason, ...of }: License & { reason: string }): Letter => ({
    subject: `We need more about your license for ${stateLabel(of.state)}`,
    happened: ["We can't verify your license yet."],
    facts: [license(of), ...note(reason)],
    next: ["Please read our note, make the changes, and submit the license again."],
    action,
  }),
  refuse: ({ reason, ...of }: License & { reason: string }): Letter => ({
    subject: `We can't accept your license for ${stateLabel(of.state)}`,
    happened: [`Patients in ${stateLabel(of.state)} can't book visits with you under this license.`],
    facts: [license(of), ...note(reason)],
    next: ["If we made a mistake, correct the license and submit it again, or reply to this email."],
    action,
  }),
  ending: ({ lastDay, daysLeft, ...of }: Ending & { daysLeft: number }): Letter => ({
    subject: `Your license for ${stateLabel(of.state)} expires in ${daysLeft} ${
      plural("en", daysLeft, { one: "day", other: "days" })
    }`,
    happened: [
      `After its last day, patients in ${
        stateLabel(of.state)
      } won't be able to find you or book visits with you.`,
    ],
    facts: [license(of), ["Last day", lastDay]],
    next: [
      "Please add your renewed license as soon as you have it. The current one is valid through its last day.",
    ],
    action,
  }),
  ended: ({ lastDay, ...of }: Ending): Letter => ({
    subject: `Your license for ${stateLabel(of.state)} has expired`,
    happened: [
      `Patients in ${
        stateLabel(of.state)
      } can no longer find you or book visits with you. Visits that are already ` +
      "booked stay booked.",
    ],
    facts: [license(of), ["Last day", lastDay]],
    next: ["Please add your renewed license, and we'll verify it."],
    action,
  }),
};

export type Messages = typeof en;
