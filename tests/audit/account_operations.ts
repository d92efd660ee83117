import { transaction } from "../../db/transaction.ts";
import { askForEmailChange } from "../../lib/auth/email_change/ask_for_email_change.ts";
import { confirmEmailChange } from "../../lib/auth/email_change/confirm_email_change.ts";
import { changePassword } from "../../lib/auth/password/change_password.ts";
import { checkPassword } from "../../lib/auth/password/check_password.ts";
import { askForReset } from "../../lib/auth/password_reset/ask_for_reset.ts";
import { resetPassword } from "../../lib/auth/password_reset/reset_password.ts";
import { removePasskey } from "../../lib/auth/passkeys/change_passkey.ts";
import { endOtherSessions, endOwnSession } from "../../lib/auth/sessions/end_own_sessions.ts";
import { signOut } from "../../lib/auth/sessions/sign_out.ts";
import { trustBrowser } from "../../lib/auth/sessions/trust_browser.ts";
import { forgetBrowser } from "../../lib/auth/sessions/trusted_browsers.ts";
import { signIn } from "../../lib/auth/sign_in/sign_in.ts";
import { signUp } from "../../lib/auth/sign_up/sign_up.ts";
import { verifyAttempt } from "../../lib/auth/sign_up/verify_email.ts";
import { acceptSecondFactor } from "../../lib/auth/two_factor/accept_second_factor.ts";
import {
  beginEnrollment,
  confirmEnrollment,
  removeAuthenticator,
} from "../../lib/auth/two_factor/enrollment.ts";
import { renewRecoveryCodes } from "../../lib/auth/two_factor/renew_recovery_codes.ts";
import { totpCode } from "../../lib/auth/two_factor/totp.ts";
import { deleteAccount } from "../../lib/leaving/delete_account.ts";
import { makeOwnFeed, revokeOwnFeed } from "../../lib/scheduling/calendars/feed/own_feed.ts";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import { addAuthenticator } from "../auth/authenticator.ts";
import { ada, callerFrom, codeIn, freshBrowser, newestMail } from "../auth/visitor.ts";
import { addPasskey } from "../support/add_passkey.ts";
import { FACTORY_PASSWORD } from "../support/factories.ts";
import type { Operation, World } from "./traces.ts";

const newPassword = "seven green umbrellas";

/** Requests a change and returns the secret of the link in the mail to this address. */
async function linkTo(world: World, to: string, path: RegExp, ask: () => Promise<unknown>): Promise<string> {
  await ask();
  await runDueJobs(world.practice);
  const mail = world.practice.outbox.findLast((mail) => mail.to === to && path.test(mail.text));
  return path.exec(mail?.text ?? "")?.[1] ?? "";
}

const credentials = ({ patient }: World, password = FACTORY_PASSWORD) => ({ email: patient.email, password });

/** What users do with their accounts. */
export const accountOperations: Operation[] = [
  {
    what: "signing up",
    ready: async ({ practice }) => {
      const begun = await signUp(callerFrom(practice), ada);
      const code = codeIn(await newestMail(practice));
      const attemptId = begun.kind === "code_sent" ? begun.attemptId : "";
      return () => verifyAttempt(callerFrom(practice), { attemptId, code }, freshBrowser);
    },
    answers: "verified",
    events: [
      "somebody else sign_in user of somebody else, password",
      "somebody else sign_up user of somebody else",
    ],
    mails: [],
  },
  {
    what: "signing in",
    ready: (world) => () => signIn(callerFrom(world.practice), credentials(world), freshBrowser),
    answers: "signed_in",
    events: ["patient sign_in user of patient, password"],
    mails: [],
  },
  {
    what: "signing in with a wrong password",
    ready: (world) => () => signIn(callerFrom(world.practice), credentials(world, "wrong"), freshBrowser),
    answers: "wrong",
    events: ["nobody refused sign_in user of patient, wrong_password"],
    mails: [],
  },
  {
    what: "signing in from a second browser",
    ready: async (world) => {
      await world.session();
      const browser = { ...freshBrowser, userAgent: "Firefox/140 Windows" };
      return () => signIn(callerFrom(world.practice), credentials(world), browser);
    },
    answers: "signed_in",
    events: ["patient sign_in user of patient, password"],
    mails: ["patient: A new sign-in to your Bloom account"],
  },
  {
    what: "signing out",
    ready: async (world) => {
      const session = await world.session();
      return () => signOut(world.as.patient, session);
    },
    events: ["patient sign_out user of patient"],
    mails: [],
  },
  {
    what: "signing another browser out",
    ready: async (world) => {
      const { id } = await world.session();
      return () => endOwnSession(world.as.patient, id);
    },
    answers: "ended",
    events: ["patient end_session user of patient"],
    mails: [],
  },
  {
    what: "signing all other browsers out",
    ready: async (world) => {
      const session = await world.session();
      return () => endOtherSessions(world.as.patient, session);
    },
    events: ["patient end_other_sessions user of patient"],
    mails: [],
  },
  {
    what: "changing the password",
    ready: async (world) => {
      const session = await world.session();
      return () => changePassword(world.as.patient, session, newPassword);
    },
    answers: "changed",
    events: ["patient change_password user of patient"],
    mails: ["patient: Your Bloom password was changed"],
  },
  {
    what: "confirming a change with a wrong password",
    ready: ({ as, patient }) => () => checkPassword(as.patient, patient.id, "wrong"),
    answers: "wrong",
    events: ["patient refused confirm_password user of patient, wrong_password"],
    mails: [],
  },
  {
    what: "asking for a link to set a new password",
    ready: ({ practice, patient }) => () => askForReset(callerFrom(practice), { email: patient.email }),
    answers: "mailed",
    events: ["nobody ask_for_reset user of patient"],
    mails: ["patient: Set a new password for Bloom"],
  },
  {
    what: "setting a new password by a link",
    ready: async (world) => {
      const caller = callerFrom(world.practice);
      const { email } = world.patient;
      const secret = await linkTo(
        world,
        email,
        /\/reset-password\/(\S+)/,
        () => askForReset(caller, { email }),
      );
      return () => resetPassword(caller, { secret, password: newPassword }, freshBrowser);
    },
    answers: "signed_in",
    events: ["patient reset_password user of patient", "patient sign_in user of patient, password"],
    mails: ["patient: Your Bloom password was reset"],
  },
  {
    what: "asking to change the email address",
    ready: ({ as }) => () => askForEmailChange(as.patient, { email: "new@example.com" }),
    answers: "mailed",
    events: ["patient ask_for_email_change user of patient"],
    mails: [
      "new: Confirm your new address for Bloom",
      "patient: Someone asked to change your Bloom email address",
    ],
  },
  {
    what: "changing the email address",
    ready: async (world) => {
      const email = "new@example.com";
      const ask = () => askForEmailChange(world.as.patient, { email });
      const secret = await linkTo(world, email, /\/account\/email\/(\S+)/, ask);
      return () => confirmEmailChange(callerFrom(world.practice), secret, null);
    },
    answers: "changed",
    events: ["patient change_email user of patient"],
    mails: ["patient: The email address of your Bloom account was changed"],
  },
  {
    what: "starting to set up an authenticator app",
    ready: async (world) => {
      const session = await world.session();
      return () => beginEnrollment(world.as.patient, session);
    },
    events: ["patient begin_authenticator user of patient"],
    mails: [],
  },
  {
    what: "turning the authenticator app on",
    ready: async (world) => {
      const session = await world.session();
      const secret = await beginEnrollment(world.as.patient, session);
      const code = totpCode(secret, world.practice.now());
      return () => confirmEnrollment(world.as.patient, session, code);
    },
    answers: "confirmed",
    events: ["patient add_authenticator user of patient"],
    mails: ["patient: An authenticator app now protects your Bloom account"],
  },
  {
    what: "turning the authenticator app off",
    ready: async (world) => {
      const session = await world.session();
      await addAuthenticator(world.practice, world.patient.id);
      return () => removeAuthenticator(world.as.patient, session);
    },
    events: ["patient remove_authenticator user of patient"],
    mails: ["patient: The authenticator app was removed from your Bloom account"],
  },
  {
    what: "using a recovery code",
    ready: async ({ practice, patient }) => {
      const { recoveryCodes } = await addAuthenticator(practice, patient.id);
      return () => acceptSecondFactor(callerFrom(practice), patient, recoveryCodes[0]);
    },
    answers: "right",
    events: ["patient use_recovery_code user of patient"],
    mails: ["patient: A recovery code for your Bloom account was used"],
  },
  {
    what: "entering a wrong code",
    ready: async ({ practice, patient }) => {
      await addAuthenticator(practice, patient.id);
      return () => acceptSecondFactor(callerFrom(practice), patient, "AAAA-AAAA");
    },
    answers: "wrong",
    events: ["nobody refused second_factor user of patient, wrong_code"],
    mails: [],
  },
  {
    what: "making new recovery codes",
    ready: async ({ practice, patient, as }) => {
      await addAuthenticator(practice, patient.id);
      return () => renewRecoveryCodes(as.patient);
    },
    events: ["patient make_recovery_codes user of patient"],
    mails: ["patient: New recovery codes for your Bloom account"],
  },
  {
    what: "removing a passkey",
    ready: async (world) => {
      const session = await world.session();
      const id = await addPasskey(world.db, { userId: world.patient.id });
      return () => removePasskey(world.as.patient, session, id);
    },
    answers: "removed",
    events: ["patient remove_passkey user of patient"],
    mails: ["patient: A passkey was removed from your Bloom account"],
  },
  {
    what: "trusting a browser",
    ready: async (world) => {
      await world.session();
      return () =>
        transaction(world.db, (trx) => trustBrowser(trx, world.as.patient, world.patient, "secret"));
    },
    events: ["patient trust_browser user of patient"],
    mails: [],
  },
  {
    what: "no longer trusting a browser",
    ready: async (world) => {
      await world.session();
      const { id } = await world.db.selectFrom("browsers").select("id").executeTakeFirstOrThrow();
      return () => forgetBrowser(world.as.patient, id);
    },
    answers: "forgotten",
    events: ["patient forget_browser user of patient"],
    mails: [],
  },
  {
    what: "making a secret calendar address",
    ready: ({ as }) => () => makeOwnFeed(as.patient),
    events: ["patient make_calendar_address user of patient"],
    mails: [],
  },
  {
    what: "turning the secret calendar address off",
    ready: async ({ as }) => {
      await makeOwnFeed(as.patient);
      return () => revokeOwnFeed(as.patient);
    },
    events: ["patient revoke_calendar_address user of patient"],
    mails: [],
  },
  {
    what: "deleting the account",
    ready: ({ as }) => () => deleteAccount(as.patient),
    answers: "deleted",
    events: ["patient delete_account user of patient"],
    mails: ["patient: Your Bloom account was deleted"],
  },
];
