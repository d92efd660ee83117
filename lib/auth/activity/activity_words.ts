interface Words {
  allowed: string;
  refused?: string;
}

const words: Record<string, Words> = {
  sign_up: { allowed: "Created the account." },
  sign_in: { allowed: "Signed in.", refused: "Someone tried to sign in and was refused." },
  sign_out: { allowed: "Signed out." },
  second_factor: {
    allowed: "Entered the code for the second step.",
    refused: "Someone entered a wrong code for the second step.",
  },
  confirm_password: {
    allowed: "Entered the password again.",
    refused: "Someone entered a wrong password to confirm a change.",
  },
  confirm_passkey: { allowed: "Confirmed with a passkey.", refused: "A passkey was refused." },
  sign_in_passkey: { allowed: "Signed in with a passkey.", refused: "A passkey was refused at sign-in." },
  confirm_provider: { allowed: "Confirmed with a linked account." },
  use_recovery_code: { allowed: "Used a recovery code." },
  trust_browser: { allowed: "Trusted a browser for 30 days." },
  forget_browser: { allowed: "Stopped trusting a browser." },
  end_session: { allowed: "Signed out another browser." },
  end_other_sessions: { allowed: "Signed out all other browsers." },
  begin_authenticator: { allowed: "Started to set up an authenticator app." },
  add_authenticator: { allowed: "Turned on the authenticator app." },
  remove_authenticator: { allowed: "Turned off the authenticator app." },
  make_recovery_codes: { allowed: "Made new recovery codes." },
  add_passkey: { allowed: "Added a passkey." },
  rename_passkey: { allowed: "Renamed a passkey." },
  remove_passkey: { allowed: "Removed a passkey." },
  suspend: { allowed: "The practice suspended the account." },
  link_provider: { allowed: "Linked another account." },
  unlink_provider: { allowed: "Unlinked another account." },
  change_password: { allowed: "Changed the password." },
  ask_for_reset: { allowed: "Someone asked for a link to set a new password." },
  reset_password: { allowed: "Set a new password using an emailed link." },
  ask_for_email_change: { allowed: "Asked to change the email address." },
  change_email: { allowed: "Changed the email address." },
  make_calendar_address: { allowed: "Made a secret address for the calendar." },
  revoke_calendar_address: { allowed: "Turned off the secret address for the calendar." },
};

const methods: Record<string, string> = {
  password: "with the password",
  passkey: "with a passkey",
  google: "with Google",
  zoom: "with Zoom",
};

/** The actions that an account's activity list shows. */
export const accountActions = Object.keys(words);

/** Returns an audit event as a sentence. */
export function activityWords(action: string, outcome: "allowed" | "refused", reason: string | null): string {
  const { allowed, refused } = words[action] ?? { allowed: action };
  if (outcome === "refused") return refused ?? `${allowed} It was refused.`;
  const method = action === "sign_in" && reason ? methods[reason] : undefined;
  return method ? `Signed in ${method}.` : allowed;
}
