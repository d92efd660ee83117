/** What mails are about, as the practice's log of them says it. A code is stored; it never changes. Browser-safe. */
const mailKinds = [
  { code: "reminder", label: "Reminder" },
  { code: "appointment", label: "Appointment" },
  { code: "care", label: "Care relationship" },
  { code: "license", label: "License" },
  { code: "sign_up", label: "Sign-up" },
  { code: "account", label: "Account" },
  { code: "notice", label: "Notice" },
] as const;

export type MailKind = (typeof mailKinds)[number]["code"];

const labels: ReadonlyMap<string, string> = new Map(mailKinds.map(({ code, label }) => [code, label]));

/** What a mail of this kind is called; a code that is unknown stands for itself. */
export const mailKindLabel = (code: string): string => labels.get(code) ?? code;
