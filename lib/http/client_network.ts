import { Problem } from "./problem.ts";

/**
 * Returns the network that a request comes from: the address, with IPv6 cut to its /64 because one home has
 * all of that. `X-Forwarded-For` counts only as far as trusted proxies wrote it: with n of them, the n-th
 * entry from the right. The leftmost entries are the client's own invention (CVE-2026-45364 and similar). A
 * request that passed fewer proxies comes from an unknown network.
 */
export function clientNetwork(
  remoteAddress: string,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  if (trustedProxies === 0) return networkOf(remoteAddress);
  return networkOf(hopsOf(forwardedFor).at(-trustedProxies) ?? "");
}

/**
 * Refuses a request that did not pass all trusted proxies. Such a client could invent its own network, and
 * every limit per network with it. @throws {Problem} 421.
 */
export function requireProxies(forwardedFor: string | null, trustedProxies: number): void {
  if (trustedProxies > 0 && hopsOf(forwardedFor).length < trustedProxies) {
    throw new Problem(421, "This request did not come through our own address. Use that address instead.");
  }
}

function hopsOf(forwardedFor: string | null): string[] {
  return forwardedFor ? forwardedFor.split(",").map((hop) => hop.trim()) : [];
}

function networkOf(address: string): string {
  const bare = address.replace(/^\[/, "").replace(/\](:\d+)?$/, "").replace(/%.*$/, "").toLowerCase();
  if (/^\d{1,3}(\.\d{1,3}){3}(:\d+)?$/.test(bare)) return bare.split(":")[0];
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(bare);
  if (mapped) return mapped[1];
  const groups = expandIPv6(bare);
  return groups ? `${groups.slice(0, 4).join(":")}::/64` : "unknown";
}

/** Returns the eight groups of an IPv6 address; null for any other text. */
function expandIPv6(address: string): string[] | null {
  const halves = address.split("::");
  if (halves.length > 2) return null;
  const [head, tail] = halves.map((half) => half === "" ? [] : half.split(":"));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = tail === undefined ? head : [...head, ...Array<string>(missing).fill("0"), ...tail];
  return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))
    ? groups.map((group) => group.replace(/^0+(?=.)/, ""))
    : null;
}
