/** Requests passkeys from the browser, and sends its answers to Bloom. Bytes travel as base64url. */

type PasskeyAnswer =
  /** 200: signed in; 202: a second factor is needed. */
  | { kind: "done"; status: number }
  /** The user chose no passkey, or had none to choose from. */
  | { kind: "cancelled" }
  | { kind: "refused"; code: string; sentence: string };

/** Whether this browser supports passkeys for `host` on the current page. */
export const hasPasskeys = (host: string): boolean =>
  typeof PublicKeyCredential === "function" && location.hostname === host;

/** Whether the browser can offer passkeys among a field's suggestions. */
export const suggestsPasskeys = async (): Promise<boolean> =>
  await PublicKeyCredential.isConditionalMediationAvailable?.().catch(() => false) ?? false;

/**
 * How the browser asks: immediately, or ("conditional") among a field's suggestions until the signal aborts.
 */
export interface Asking {
  mediation?: "conditional";
  signal?: AbortSignal;
}

/** Lets a passkey sign the options from `path`/options, and posts the signed answer to `path`. */
export function usePasskey(path: string, how: Asking = {}): Promise<PasskeyAnswer> {
  return exchange(
    path,
    {},
    (options) => navigator.credentials.get({ ...how, publicKey: parse(options) }),
    ["clientDataJSON", "authenticatorData", "signature", "userHandle"],
  );
}

/**
 * Creates a passkey for the signed-in user, and registers it. Without a name it is named after the browser.
 */
export function createPasskey(path: string, name: string): Promise<PasskeyAnswer> {
  return exchange(
    path,
    name ? { name } : {},
    (options) => navigator.credentials.create({ publicKey: parse(options) }),
    ["clientDataJSON", "attestationObject"],
  );
}

type Options = PublicKeyCredentialCreationOptions & PublicKeyCredentialRequestOptions;

async function exchange(
  path: string,
  body: object,
  ask: (options: OptionsJson) => Promise<Credential | null>,
  members: string[],
): Promise<PasskeyAnswer> {
  try {
    const options = await post(`${path}/options`, {});
    if (!options.ok) return await refusal(options);
    const credential = await ask(await options.json());
    if (!(credential instanceof PublicKeyCredential)) return { kind: "cancelled" };
    const answer = await post(path, { ...body, credential: serialize(credential, members) });
    return answer.ok ? { kind: "done", status: answer.status } : await refusal(answer);
  } catch (error) {
    return failure(error instanceof Error ? error.name : "");
  }
}

/** Maps the browser's reasons for a missing credential (WebAuthn, 5.1.3 and 5.1.4). */
function failure(name: string): PasskeyAnswer {
  if (name === "NotAllowedError" || name === "AbortError") return { kind: "cancelled" };
  const sentence = name === "InvalidStateError"
    ? "This device already has a passkey for your account."
    : name === "TypeError"
    ? "We couldn't reach Bloom. Check your connection and try again."
    : "This browser couldn't do that. Try another browser or device.";
  return { kind: "refused", code: name, sentence };
}

async function refusal(response: Response): Promise<PasskeyAnswer> {
  const problem: { type?: string; detail?: string } = await response.json().catch(() => ({}));
  const sentence = problem.detail ?? "That didn't work. Reload the page.";
  return { kind: "refused", code: `${problem.type}`.replace(/.*:/, ""), sentence };
}

const post = (path: string, body: object) =>
  fetch(path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      // The page's account (account_mark.ts).
      "account-mark": document.documentElement.dataset.accountMark ?? "",
    },
    body: JSON.stringify(body),
  });

interface Named {
  id: string;
}
interface OptionsJson extends Pick<PublicKeyCredentialCreationOptions, "rp" | "pubKeyCredParams"> {
  challenge: string;
  user?: Omit<PublicKeyCredentialUserEntity, "id"> & Named;
  allowCredentials?: Named[];
  excludeCredentials?: Named[];
}

/** Returns the options as the browser takes them, because older ones cannot parse the JSON themselves. */
function parse({ challenge, user, allowCredentials, excludeCredentials, ...rest }: OptionsJson): Options {
  const withBytes = <T extends Named>(named: T) => ({ ...named, id: toBytes(named.id) });
  return {
    ...rest,
    challenge: toBytes(challenge),
    user: user && withBytes(user),
    allowCredentials: allowCredentials?.map(withBytes),
    excludeCredentials: excludeCredentials?.map(withBytes),
  } as Options;
}

function serialize({ id, rawId, type, response }: PublicKeyCredential, members: string[]): object {
  const signed: Record<string, unknown> = {};
  for (const name of members) {
    const bytes: unknown = response[name as keyof AuthenticatorResponse];
    if (bytes instanceof ArrayBuffer) signed[name] = toText(bytes);
  }
  const transports = (response as AuthenticatorAttestationResponse).getTransports?.();
  return { id, rawId: toText(rawId), type, response: { ...signed, ...(transports ? { transports } : {}) } };
}

const toBytes = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const toText = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
