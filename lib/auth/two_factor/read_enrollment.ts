import { encode } from "uqr";
import type { Acting } from "../../practice.ts";
import type { Session } from "../sessions/found_session.ts";
import { isDemoAccount } from "./demo_code.ts";
import { findPendingKey } from "./enrollment.ts";
import { findSecondFactors } from "./second_factors.ts";
import { totpCode, totpUri } from "./totp.ts";

/** What the authenticator app's page shows. */
interface EnrollmentView {
  isOn: boolean;
  /** The key that waits for its first code. */
  pending: PendingEnrollment | null;
}

interface PendingEnrollment {
  /** In groups of four, for typing. */
  key: string;
  uri: string;
  /** The same as a QR code: dark modules, row by row. */
  qr: boolean[][];
  /** In the demo practice, the code that the phone would show. */
  demoCode: string | null;
}

/** Returns the state of the acting user's authenticator app. */
export async function readEnrollment(acting: Acting, session: Pick<Session, "id">): Promise<EnrollmentView> {
  const { actor, db, now } = acting;
  const { authenticator: isOn } = await findSecondFactors(db, actor.userId);
  const key = await findPendingKey(acting, session);
  if (!key) return { isOn, pending: null };
  const { secret } = key;
  const uri = totpUri(secret, actor.email);
  return {
    isOn,
    pending: {
      key: secret.replace(/(.{4})(?=.)/g, "$1 "),
      uri,
      qr: encode(uri, { border: 4 }).data,
      demoCode: isDemoAccount(acting, actor.email) ? totpCode(secret, now()) : null,
    },
  };
}
