interface Words {
  allowed: string;
  refused?: string;
}

const words: Record<string, Words> = {
  sign_up: { allowed: "The account was made." },
  sign_in: { allowed: "Signed in.", refused: "Somebody tried to sign in and was refused." },
  sign_out: { allowed: "Signed out." },
  second_factor: {
    allowed: "Gave the second factor.",
    refused: "A wrong code was given as the second factor.",
  },
  confirm_password: {
    allowed: "Gave the password again.",
    refused: "A wrong password was given to confirm a change.",
  },
  confirm_passkey: { allowed: "Confirmed with a passkey.", refused: "A passkey was refused." },
  sign_in_passkey: { allowed: "Signed in with a passkey.", refused: "A passkey was refused at sign-in." },
  confirm_provider: { allowed: "Confirmed with an account elsewhere." },
  use_recovery_code: { allowed: "Used a recovery code." },
  trust_browser: { allowed: "Trusted a browser for 30 days." },
  forget_browser: { allowed: "Took back the trust in a browser." },
  end_session: { allowed: "Signed out another browser." },
  end_other_sessions: { allowed: "Signed out all other browsers." },
  begin_authenticator: { allowed: "Began to set up an authenticator app." },
  add_authenticator: { allowed: "Turned the authenticator app on." },
  remove_authenticator: { allowed: "Turned the authenticator app off." },
  make_recovery_codes: { allowed: "Made new recovery codes." },
  add_passkey: { allowed: "Added a passkey." },
  rename_passkey: { allowed: "Renamed a passkey." },
  remove_passkey: { allowed: "Removed a passkey." },
  suspend: { allowed: "The practice has suspended the account." },
  link_provider: { allowed: "Linked an account elsewhere." },
  unlink_provider: { allowed: "Unlinked an account elsewhere." },
  change_password: { allowed: "Changed the password." },
  ask_for_reset: { allowed: "Somebody asked for a link to set a new password." },
  reset_password: { allowed: "Set a new password by a mailed link." },
  ask_for_email_change: { allowed: "Asked for another email address." },
  change_email: { allowed: "Changed the email address." },
  make_calendar_address: { allowed: "Made a secret address for the calendar." },
  revoke_calendar_address: { allowed: "Took back the secret address for the calendar." },
};

const methods: Record<string, string> = {
  password: "with the password",
  passkey: "with a passkey",
  google: "with Google",
  zoom: "with Zoom",
};

/** What an account's own trail tells of. */
export const accountActions = Object.keys(words);

/** An audit event in a sentence. */
export function activityWords(action: string, outcome: "allowed" | "refused", reason: string | null): string {
  const { allowed, refused } = words[action] ?? { allowed: action };
  if (outcome === "refused") return refused ?? `${allowed} It was refused.`;
  const method = action === "sign_in" && reason ? methods[reason] : undefined;
  return method ? `Signed in ${method}.` : allowed;
}
