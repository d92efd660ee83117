import type { Operation } from "./operation.ts";
import { accountOperations } from "./operations/accounts.ts";
import { appointmentTypeOperations } from "./operations/appointment_types.ts";
import { seriesOperations } from "./operations/series.ts";
import { careOperations } from "./operations/care.ts";
import { calendarOperations } from "./operations/calendars.ts";
import { credentialOperations } from "./operations/credentials.ts";
import { mailOperations } from "./operations/mail.ts";
import { measureOperations } from "./operations/measures.ts";
import { noteOperations } from "./operations/notes.ts";
import { passkeyOperations } from "./operations/passkeys.ts";
import { schedulingOperations } from "./operations/scheduling.ts";
import { passwordOperations } from "./operations/passwords.ts";
import { providerOperations } from "./operations/providers.ts";
import { serviceOperations } from "./operations/service.ts";
import { sessionOperations } from "./operations/sessions.ts";
import { wardOperations } from "./operations/wards.ts";
import { twoFactorOperations } from "./operations/two_factor.ts";
import { waitlistOperations } from "./operations/waitlist.ts";

/** The whole API. A test holds it against the routes, both ways. */
export const operations: readonly Operation[] = [
  ...accountOperations,
  ...passwordOperations,
  ...twoFactorOperations,
  ...passkeyOperations,
  ...providerOperations,
  ...sessionOperations,
  ...schedulingOperations,
  ...waitlistOperations,
  ...credentialOperations,
  ...appointmentTypeOperations,
  ...careOperations,
  ...seriesOperations,
  ...wardOperations,
  ...measureOperations,
  ...noteOperations,
  ...calendarOperations,
  ...mailOperations,
  ...serviceOperations,
];
