import type { Practice } from "../../practice.ts";
import { totpSecretContext } from "./accept_totp.ts";
import { totpCode } from "./totp.ts";

/** Whether this is a demo account, whose codes a page may show. Only `local` has demo accounts. */
export const isDemoAccount = ({ config }: Pick<Practice, "config">, email: string) =>
  config.environment === "local" && email.endsWith("@bloom.example");

/** Returns the code that a demo user's phone would show now; null for every other user. */
export async function demoCode(
  practice: Pick<Practice, "config" | "db" | "keyring" | "now">,
  user: { id: string; email: string },
): Promise<string | null> {
  if (!isDemoAccount(practice, user.email)) return null;
  const row = await practice.db.selectFrom("twoFactors").select("secret")
    .where("userId", "=", user.id).executeTakeFirst();
  if (!row?.secret) return null;
  return totpCode(await practice.keyring.open(row.secret, totpSecretContext(user.id)), practice.now());
}
