import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { Readable } from "node:stream";
import { createUnzip } from "node:zlib";
import { type CalendarReach, hostOf, isReachable, readCalendarAddress } from "./calendar_address.ts";
import { type Answer, type OpenConnection, openConnection } from "./open_connection.ts";

/** Why a calendar could not be fetched. */
export const fetchFailures = [
  "not_public",
  "not_found",
  "unreachable",
  "too_slow",
  "too_large",
  "refused",
  "gone",
  "bad_answer",
  "bad_redirect",
  "not_a_calendar",
  "cut_off",
] as const;
type FetchFailure = (typeof fetchFailures)[number];
type FetchedCalendar = { kind: "fetched"; text: string } | { kind: "failed"; failure: FetchFailure };

export interface FetchOptions extends CalendarReach {
  /** Returns every address of a name. Default: the system's resolver. */
  resolve?: (host: string) => Promise<string[]>;
  open?: OpenConnection;
  /** For everything: names, redirects, the last byte. Milliseconds. */
  timeLimit?: number;
  /** Bytes. */
  sizeLimit?: number;
}

const SIZE_LIMIT = 5 * 1024 * 1024;
const TIME_LIMIT = 15_000;
const MOST_REDIRECTS = 3;
const BEGINNING = "BEGIN:VCALENDAR";
/** Spaces and line breaks before it. Characters. */
const MOST_BLANKS = 200;

/**
 * Fetches the iCalendar file at a user's address without opening Bloom's own network to them (server-side
 * request forgery): only https, only if every address that the name resolves to is public, connected to one
 * of those, with the same checks for each redirect. Limited in size and time.
 */
export async function fetchCalendar(address: URL, options: FetchOptions): Promise<FetchedCalendar> {
  const { timeLimit = TIME_LIMIT } = options;
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), timeLimit);
  try {
    const tooSlow = new Promise<FetchedCalendar>((resolve) =>
      ending.signal.addEventListener("abort", () => resolve(failed("too_slow")))
    );
    return await Promise.race([follow(address, options, ending.signal), tooSlow]);
  } finally {
    clearTimeout(timer);
    // Aborts whatever is still running.
    ending.abort();
  }
}

async function follow(
  address: URL,
  { allowLoopback, resolve = resolveName, open = openConnection(), sizeLimit = SIZE_LIMIT }: FetchOptions,
  signal: AbortSignal,
): Promise<FetchedCalendar> {
  let url = address;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const addresses = await resolve(hostOf(url)).catch(() => []);
    if (addresses.length === 0) return failed("not_found");
    if (!addresses.every((each) => isReachable(each, { allowLoopback }))) return failed("not_public");
    if (signal.aborted) return failed("too_slow");
    let answer: Answer;
    try {
      answer = await open(url, addresses, signal);
    } catch {
      return failed(signal.aborted ? "too_slow" : "unreachable");
    }
    if (![301, 302, 303, 307, 308].includes(answer.status)) return await read(answer, sizeLimit, signal);
    const next = readRedirect(url, answer.header("location"), allowLoopback);
    if (next.kind === "failed") return next;
    url = next.url;
  }
  return failed("bad_redirect");
}

function readRedirect(
  from: URL,
  location: string | undefined,
  allowLoopback: boolean,
): { kind: "to"; url: URL } | { kind: "failed"; failure: FetchFailure } {
  if (location === undefined || !URL.canParse(location, from.href)) return failed("bad_redirect");
  const to = readCalendarAddress(new URL(location, from).href, { allowLoopback });
  if (to.kind === "refused") return failed(to.why === "not_public" ? "not_public" : "bad_redirect");
  const isDowngrade = from.protocol === "https:" && to.url.protocol !== "https:";
  return isDowngrade ? failed("bad_redirect") : { kind: "to", url: to.url };
}

async function read(answer: Answer, sizeLimit: number, signal: AbortSignal): Promise<FetchedCalendar> {
  const failure = failureOf(answer);
  if (failure) return failed(failure);
  if (Number(answer.header("content-length")) > sizeLimit) return failed("too_large");
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    for await (const chunk of plainBody(answer)) {
      size += chunk.byteLength;
      if (size > sizeLimit) return failed("too_large");
      text += decoder.decode(chunk, { stream: true });
      // A sign-in page, a picture, a film: recognized by its first bytes, whatever its type.
      if (!beginsRight(text)) return failed("not_a_calendar");
    }
  } catch {
    return failed(signal.aborted ? "too_slow" : isCompressed(answer.header) ? "bad_answer" : "unreachable");
  }
  if (beginningOf(text) !== BEGINNING) return failed("not_a_calendar");
  text += decoder.decode();
  return isWhole(text) ? { kind: "fetched", text } : failed("cut_off");
}

/**
 * Whether the file reaches its end. Half a calendar would free all times that the other half blocks. A
 * server's remark may follow, but nothing of a calendar.
 */
function isWhole(text: string): boolean {
  const ends = [...text.matchAll(/^END:VCALENDAR[ \t]*$/gim)];
  const last = ends.at(-1);
  return last !== undefined && !/^(BEGIN|END):/im.test(text.slice(last.index + last[0].length));
}

/** Decompresses an answer piece by piece, so that the limit holds for what comes out. */
function plainBody({ header, body }: Answer): AsyncIterable<Uint8Array> {
  if (!isCompressed(header)) return body;
  const unzip = createUnzip();
  Readable.from(body).on("error", (error) => unzip.destroy(error)).pipe(unzip);
  return unzip;
}

function failureOf({ status, header }: Answer): FetchFailure | null {
  if (status === 401 || status === 403) return "refused";
  if (status === 404 || status === 410) return "gone";
  if (status !== 200) return "bad_answer";
  const encoding = encodingOf(header);
  return encoding === "" || encoding === "identity" || isCompressed(header) ? null : "bad_answer";
}

/** It was requested uncompressed, but some servers compress everything. */
const isCompressed = (header: Answer["header"]) => ["gzip", "x-gzip", "deflate"].includes(encodingOf(header));
const encodingOf = (header: Answer["header"]) => (header("content-encoding") ?? "").trim().toLowerCase();

/** Whether the text so far can be the start of iCalendar. */
function beginsRight(text: string): boolean {
  const beginning = beginningOf(text);
  return BEGINNING.startsWith(beginning) && (beginning !== "" || text.length < MOST_BLANKS);
}

const beginningOf = (text: string) =>
  text.slice(0, MOST_BLANKS).trimStart().slice(0, BEGINNING.length).toUpperCase();

async function resolveName(host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  const found = await lookup(host, { all: true });
  // IPv4 first if both exist, because not every server can connect over IPv6.
  return found.toSorted((a, b) => a.family - b.family).map(({ address }) => address);
}

const failed = <Failure extends FetchFailure>(failure: Failure) => ({ kind: "failed" as const, failure });
