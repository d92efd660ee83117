/** The kinds of mails in the practice's mail log. A code is stored, so it never changes. Browser-safe. */
const mailKinds = [
  { code: "reminder", label: "Reminder" },
  { code: "appointment", label: "Visit" },
  { code: "care", label: "Working together" },
  { code: "license", label: "License" },
  { code: "sign_up", label: "Sign-up" },
  { code: "account", label: "Account" },
  { code: "notice", label: "Notice" },
] as const;

export type MailKind = (typeof mailKinds)[number]["code"];

const labels: ReadonlyMap<string, string> = new Map(mailKinds.map(({ code, label }) => [code, label]));

/** Returns the name of a kind of mail; an unknown code is returned unchanged. */
export const mailKindLabel = (code: string): string => labels.get(code) ?? code;
