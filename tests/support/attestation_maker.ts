/** A self-signed certificate as makers of authenticators use them, and its key. Valid until 2126. */

const certificate =
  "MIIB8zCCAZqgAwIBAgIUS/QQE+ifXhmTfW79dCVtluAB2h4wCgYIKoZIzj0EAwIwUDELMAkGA1UEBhMCVVMxDjAMBgNVBAoMBU1h" +
  "a2VyMSIwIAYDVQQLDBlBdXRoZW50aWNhdG9yIEF0dGVzdGF0aW9uMQ0wCwYDVQQDDARUZXN0MCAXDTI2MTEyMzA4MTExNFoYDzIx" +
  "MjYxMDMwMDgxMTE0WjBQMQswCQYDVQQGEwJVUzEOMAwGA1UECgwFTWFrZXIxIjAgBgNVBAsMGUF1dGhlbnRpY2F0b3IgQXR0ZXN0" +
  "YXRpb24xDTALBgNVBAMMBFRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQZ7byU11Or79cRA02wKgSp+Toah8ds7AjWoXxh" +
  "MsMKcBXKbaBI7jqSwr43C/2H9n6hR9gjPVKTR5IuFoXZXCLqo1AwTjAdBgNVHQ4EFgQUZxM+cYkHy+n9TrKYg8ubSXbWmZgwHwYD" +
  "VR0jBBgwFoAUZxM+cYkHy+n9TrKYg8ubSXbWmZgwDAYDVR0TAQH/BAIwADAKBggqhkjOPQQDAgNHADBEAiBXEdaGSGy1M+7sn7qp" +
  "D4v+x9bvnY2C53qx72//01I68AIgKQs5DxTAAItwIQSIy19pwu3RYpoTlfLp6ROE2TvL66U=";

const key =
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnKBiej1HCI8gVdVAn2Qm0jBXe12vxFKcTGd2B3yAZZahRANCAAQZ" +
  "7byU11Or79cRA02wKgSp+Toah8ds7AjWoXxhMsMKcBXKbaBI7jqSwr43C/2H9n6hR9gjPVKTR5IuFoXZXCLq";

const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

export const makersCertificate = bytes(certificate);

/** Signs as the maker does, with r and s in WebCrypto's format. */
export async function signAsMaker(signed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const privateKey = await crypto.subtle.importKey("pkcs8", bytes(key), algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, signed));
}
