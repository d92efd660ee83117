import * as paths from "../../../lib/shared/paths.ts";
import { Card } from "../../../components/page/Card.tsx";

interface WaysInProps {
  email: string;
  ways: {
    password: boolean;
    authenticator: boolean;
    passkeys: number;
    recoveryCodes: number;
    providers: readonly string[];
  };
  /** Whether any provider could be linked. */
  hasProviders: boolean;
}

/** A user's sign-in methods, each linked to the page that changes it. */
export function WaysIn({ email, ways, hasProviders }: WaysInProps) {
  const { password, authenticator, passkeys, recoveryCodes, providers } = ways;
  const rows = [
    { label: "Email address", state: email, href: paths.email() },
    { label: "Password", state: password ? "Set" : "None", href: paths.password() },
    { label: "Passkeys", state: passkeys === 0 ? "None" : `${passkeys}`, href: paths.passkeys() },
    { label: "Authenticator app", state: authenticator ? "On" : "Off", href: paths.authenticator() },
    authenticator || passkeys > 0
      ? { label: "Recovery codes", state: `${recoveryCodes} left`, href: paths.recoveryCodes() }
      : null,
    hasProviders || providers.length > 0
      ? { label: "Google and Zoom", state: providers.join(" and ") || "Not linked", href: paths.providers() }
      : null,
  ];
  return (
    <Card>
      <ul class="grid gap-1">
        {rows.map((row) =>
          row
            ? (
              <li key={row.href} class="flex flex-wrap items-center justify-between gap-x-4">
                <a href={row.href} class="inline-flex min-h-touch items-center font-semibold">
                  {row.label}
                </a>
                <span class="min-w-0 break-words text-soft">{row.state}</span>
              </li>
            )
            : null
        )}
      </ul>
    </Card>
  );
}
