import type { Page } from "playwright-core";

/** A phone's or computer's own authenticator, as Chromium plays it for tests. */
export interface VirtualAuthenticator {
  /** Whether the finger fits from now on; without it, a use is refused. */
  setUserVerified(fits: boolean): Promise<void>;
  /** Whether it answers at once whenever it is asked; otherwise it waits, as for a touch. */
  setPresent(isPresent: boolean): Promise<void>;
  /** How many passkeys it holds. */
  count(): Promise<number>;
  /** Forgets its passkeys, as a device does that was reset. */
  clear(): Promise<void>;
}

/** Gives the page's browser an authenticator: a phone's or, where it verifies nobody, a plain security key. */
export async function addAuthenticator(
  page: Page,
  { verifiesUser = true, isPresent = true } = {},
): Promise<VirtualAuthenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable", { enableUI: false });
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: verifiesUser ? "internal" : "usb",
      hasResidentKey: verifiesUser,
      hasUserVerification: verifiesUser,
      isUserVerified: verifiesUser,
      automaticPresenceSimulation: isPresent,
    },
  });
  return {
    setUserVerified: async (isUserVerified) => {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    },
    setPresent: async (enabled) => {
      await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
    },
    count: async () => {
      const { credentials } = await session.send("WebAuthn.getCredentials", { authenticatorId });
      return credentials.length;
    },
    clear: async () => {
      await session.send("WebAuthn.clearCredentials", { authenticatorId });
    },
  };
}
