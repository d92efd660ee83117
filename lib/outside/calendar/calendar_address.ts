import { isIP } from "node:net";
import { isLoopback, isPublicAddress } from "./public_address.ts";

/** The addresses from which calendars may be read. */
export interface CalendarReach {
  /** This machine's own addresses, also over http and on any port: for tests and development. */
  allowLoopback: boolean;
}

type CalendarAddress = { kind: "address"; url: URL } | { kind: "refused"; why: AddressRefusal };
export type AddressRefusal = "not_an_address" | "not_https" | "has_password" | "wrong_port" | "not_public";

/** Longer than any address that calendars use. Characters. */
const LONGEST_ADDRESS = 2_000;

/**
 * Reads a calendar's address as pasted; webcal:// means https://. The addresses that its name resolves to are
 * checked again at each fetch.
 */
export function readCalendarAddress(text: string, { allowLoopback }: CalendarReach): CalendarAddress {
  const spelt = text.trim().replace(/^webcals?:/i, "https:");
  if (spelt.length > LONGEST_ADDRESS || !URL.canParse(spelt)) return refused("not_an_address");
  const url = new URL(spelt);
  url.hash = "";
  const host = hostOf(url);
  const isOwn = allowLoopback && (host === "localhost" || isLoopback(host));
  if (url.protocol !== "https:" && !(isOwn && url.protocol === "http:")) return refused("not_https");
  if (host === "") return refused("not_an_address");
  if (url.username || url.password) return refused("has_password");
  if (url.port !== "" && !allowLoopback) return refused("wrong_port");
  if (isIP(host) !== 0 && !isReachable(host, { allowLoopback })) return refused("not_public");
  return { kind: "address", url };
}

/** Whether a resolved address may be connected to. */
export function isReachable(address: string, { allowLoopback }: CalendarReach): boolean {
  return isPublicAddress(address) || (allowLoopback && isLoopback(address));
}

/** Returns a URL's host, IPv6 without its brackets. */
export const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, "");

const refused = (why: AddressRefusal) => ({ kind: "refused" as const, why });
