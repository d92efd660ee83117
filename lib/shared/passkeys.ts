/** Asking a browser for passkeys, and taking its answers to Bloom. Bytes travel as base64url. */

type PasskeyAnswer =
  /** The status tells signed in (200) from "a second factor is needed" (202). */
  | { kind: "done"; status: number }
  /** Nobody chose one, or there was none to choose. */
  | { kind: "cancelled" }
  | { kind: "refused"; code: string; sentence: string };

/** Whether this browser has passkeys, and would keep them for `host` on the page that it shows. */
export const hasPasskeys = (host: string): boolean =>
  typeof PublicKeyCredential === "function" && location.hostname === host;

/** Whether the browser can offer passkeys among a field's suggestions. */
export const suggestsPasskeys = async (): Promise<boolean> =>
  await PublicKeyCredential.isConditionalMediationAvailable?.().catch(() => false) ?? false;

/** How a browser asks: at once, or, "conditional", among a field's suggestions until the signal ends that. */
export interface Asking {
  mediation?: "conditional";
  signal?: AbortSignal;
}

/** Has a passkey sign what `path`/options asks, and posts what it has signed to `path`. */
export function usePasskey(path: string, how: Asking = {}): Promise<PasskeyAnswer> {
  return exchange(
    path,
    {},
    (options) => navigator.credentials.get({ ...how, publicKey: parse(options) }),
    ["clientDataJSON", "authenticatorData", "signature", "userHandle"],
  );
}

/** Makes a passkey for whoever is signed in, and registers it. Without a name it is called after the browser. */
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

/** What a browser calls the reasons why there is no credential (WebAuthn, 5.1.3 and 5.1.4). */
function failure(name: string): PasskeyAnswer {
  if (name === "NotAllowedError" || name === "AbortError") return { kind: "cancelled" };
  const sentence = name === "InvalidStateError"
    ? "This device has a passkey for your account already."
    : name === "TypeError"
    ? "Bloom could not be reached. Check your connection and try again."
    : "This browser could not do it. Try another one, or another device.";
  return { kind: "refused", code: name, sentence };
}

async function refusal(response: Response): Promise<PasskeyAnswer> {
  const problem: { type?: string; detail?: string } = await response.json().catch(() => ({}));
  const sentence = problem.detail ?? "That did not work. Load the page again.";
  return { kind: "refused", code: `${problem.type}`.replace(/.*:/, ""), sentence };
}

const post = (path: string, body: object) =>
  fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
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

/** Options as the browser takes them; older ones cannot read the JSON themselves. */
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
