import { BlockList, isIP, isIPv4 } from "node:net";

/**
 * Networks outside the public internet (IANA's special-purpose registries, RFC 6890). A user-supplied address
 * must not reach Bloom's own network, or what answers only inside it, such as a cloud's metadata (ASVS 5.0,
 * 1.3.6).
 */
const notPublic = [
  ["0.0.0.0", 8], // this host
  ["10.0.0.0", 8], // private
  ["100.64.0.0", 10], // carriers' NAT
  ["127.0.0.0", 8], // loopback
  ["169.254.0.0", 16], // link-local, cloud metadata
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24], // protocol assignments
  ["192.0.2.0", 24], // documentation
  ["192.88.99.0", 24], // 6to4 relays
  ["192.168.0.0", 16], // private
  ["198.18.0.0", 15], // benchmarks
  ["198.51.100.0", 24], // documentation
  ["203.0.113.0", 24], // documentation
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, broadcast
] as const;
const specialIPv4 = listOf("ipv4", notPublic);

/**
 * All public addresses are allocated from here. Mapped, local, unique-local and multicast addresses are
 * elsewhere.
 */
const globalIPv6 = listOf("ipv6", [["2000::", 3]]);
const specialIPv6 = listOf("ipv6", [
  ["2001::", 23], // protocol assignments: Teredo, ORCHID, benchmarks
  ["2001:db8::", 32], // documentation
  ["2002::", 16], // 6to4, which wraps any IPv4 address
  ["3fff::", 20], // documentation
]);
/** A network without IPv4 reaches 192.0.2.1 as 64:ff9b::192.0.2.1 (RFC 6052). */
const nat64 = listOf("ipv6", [["64:ff9b::", 96]]);
const specialNat64 = listOf("ipv6", notPublic.map(([address, bits]) => [`64:ff9b::${address}`, 96 + bits]));
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether an address, as text without brackets, is on the public internet. Any other text is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !specialIPv4.check(address, "ipv4");
  if (isIP(address) === 0 || address.includes("%")) return false;
  if (nat64.check(address, "ipv6")) return !specialNat64.check(address, "ipv6");
  return globalIPv6.check(address, "ipv6") && !specialIPv6.check(address, "ipv6");
}

/** Whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  const kind = isIP(address);
  return kind !== 0 && loopback.check(address, kind === 4 ? "ipv4" : "ipv6");
}

function listOf(family: "ipv4" | "ipv6", subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of subnets) list.addSubnet(address, bits, family);
  return list;
}
