import type { Page } from "playwright-core";

/** A phone's or computer's own authenticator, simulated by Chromium. */
export interface VirtualAuthenticator {
  /** Sets whether the fingerprint matches from now on; without a match, a use is refused. */
  setUserVerified(fits: boolean): Promise<void>;
  /** Sets whether it answers immediately when asked; otherwise it waits, as for a touch. */
  setPresent(isPresent: boolean): Promise<void>;
  /** Returns how many passkeys it holds. */
  count(): Promise<number>;
  /** Deletes its passkeys, like a device reset. */
  clear(): Promise<void>;
}

/**
 * Gives the page's browser an authenticator: a phone's or, if it does not verify users, a plain security key.
 */
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
