import assert from "node:assert/strict";
import process from "node:process";
import { z } from "zod";
import { clientNetwork } from "../../lib/http/client_network.ts";
import { hostCookie } from "../../lib/http/cookie.ts";
import { FIELD_LIMIT, formValues, readFormValues, readMultipart } from "../../lib/http/form.ts";
import { parseInput, readJson, readQuery } from "../../lib/http/json.ts";
import { Problem } from "../../lib/http/problem.ts";
import { safeReturnPath } from "../../lib/http/return_to.ts";
import { guessTimeZone } from "../../lib/auth/accounts/guess_time_zone.ts";
import { emailAddress, personName } from "../../lib/shared/schemas/auth.ts";
import { noteInput } from "../../lib/shared/schemas/notes.ts";
import { therapistFields } from "../../lib/shared/schemas/people.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { testPractice } from "../support/practice.ts";
import { ADDRESS_LIMIT, HEADERS_LIMIT } from "../../lib/http/head.ts";

/** No limit on bytes, so that growth shows. */
const BYTES = 100_000_000;
const schema = z.strictObject({ name: z.string(), names: z.array(z.string()) }).partial();

const post = (type: string, body: string) =>
  new Request("http://bloom.test/", { method: "POST", body, headers: { "content-type": type } });
const json = (text: string) => readJson(post("application/json", text), schema, BYTES);
const urlencoded = (text: string) => readFormValues(post("application/x-www-form-urlencoded", text), BYTES);
const multipart = (part: string, count: number) =>
  readMultipart(post("multipart/form-data; boundary=x", part.repeat(count) + "--x--\r\n"), BYTES);
const field = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nb\r\n`;
const patientText = therapistFields.about;
/** Returns as many Chinese characters. */
const sampled = (count: number) => Array.from({ length: count }, (_, index) => 0x4e00 + index * 37 % 20_000);
const session = hostCookie("session");
const where = { origin: "http://bloom.test" };

/** What a stranger can send, by the reader that it meets, with a count that makes it larger. */
const readers: Record<string, (count: number) => unknown> = {
  "a form with one name repeated": (count) => urlencoded("a&".repeat(count)),
  "a form with a long value": (count) => urlencoded(`a=${"%0D%0A".repeat(count)}`),
  "the fields of a form, before any limit": (count) =>
    formValues(Array.from({ length: count }, (): [string, string] => ["a", "b"])),
  "a multipart form with one name repeated": (count) => multipart(field("a"), count),
  "a multipart form with parts that end nowhere": (count) => multipart("--x\r\nA: b\r\n", count),
  "a multipart form full of line breaks": (count) => multipart("\r\n--\r\n", count),
  "a multipart form with a long header": (count) => multipart(`--x\r\nA: ${"b".repeat(count)}`, 1),
  "JSON with unknown fields": (count) =>
    json(`{${Array.from({ length: count }, (_, index) => `"a${index}":1`).join()}}`),
  "JSON with wrong elements": (count) => json(`{"names":[${"1,".repeat(count)}1]}`),
  "JSON with one field repeated": (count) => json(`{${`"name":"a",`.repeat(count)}"name":"a"}`),
  "JSON nested deeply": (count) => json("[".repeat(count)),
  "JSON with escaped quotation marks and no end": (count) => json(`"${'\\"'.repeat(count)}`),
  "JSON in wide and shallow lists": (count) => json(`[${"[],".repeat(count)}[]]`),
  "parsed input with a long path": (count) => parseInput({ ["a".repeat(count)]: "\0" }, schema),
  "a query with many names": (count) =>
    readQuery(
      new URL(`http://bloom.test/?${Array.from({ length: count }, (_, at) => `a${at}=`).join("&")}`),
      schema,
    ),
  "a query with one name repeated": (count) =>
    readQuery(new URL(`http://bloom.test/?${"a&".repeat(count)}`), schema),
  "a Cookie header with many cookies": (count) =>
    session.read(new Request("http://bloom.test/", { headers: { cookie: "a=b; ".repeat(count) } }), where),
  "a Cookie header of blanks": (count) =>
    session.read(
      new Request("http://bloom.test/", { headers: { cookie: `a${" ".repeat(count)}b;`.repeat(2) } }),
      where,
    ),
  "X-Forwarded-For with many hops": (count) => clientNetwork("127.0.0.1", "1.2.3.4, ".repeat(count), 1),
  "X-Forwarded-For with a long hop": (count) => clientNetwork("127.0.0.1", "[1:".repeat(count), 1),
  "Accept-Language with many languages": (count) => guessTimeZone("en-US-".repeat(count)),
  "an email address in another script": (count) =>
    emailAddress.safeParse(`a@${String.fromCodePoint(...sampled(count))}.example`),
  ...Object.fromEntries(
    Object.entries({ personName, noteText: noteInput.shape.text, about: patientText })
      .map(([name, text]) => [
        `combining marks in ${name}`,
        (count: number) => text.safeParse(`a${"\u0315\u0316".repeat(count)}`),
      ]),
  ),
  "a return path": (count) => safeReturnPath(`/${"a/../".repeat(count)}`),
};

/** Processor time of this process. Milliseconds. */
async function cost(read: (count: number) => unknown, count: number): Promise<number> {
  const before = process.cpuUsage();
  try {
    await read(count);
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

for (const [name, read] of Object.entries(readers)) {
  Deno.test(`reading takes no longer than its size allows: ${name}`, async () => {
    const [small, factor] = [1_000, 16];
    let [least, most] = [Infinity, Infinity];
    for (let round = 0; round < 4; round++) {
      least = Math.min(least, await cost(read, small));
      most = Math.min(most, await cost(read, small * factor));
    }
    // Linear work takes 16 times as long, quadratic work 256 times. Below 40 ms there is nothing to compare.
    assert.ok(
      most < 40 || most / least < factor * 4,
      `${least} ms for ${small}, ${most} ms for 16 times that`,
    );
  });
}

Deno.test("a form, a multipart form and a query are refused unparsed above their number of fields", async () => {
  const refused = async (read: () => unknown) => {
    try {
      await read();
      return 200;
    } catch (error) {
      return (error as Problem).status;
    }
  };
  assert.equal(await refused(() => urlencoded("a&".repeat(FIELD_LIMIT))), 200);
  assert.equal(await refused(() => urlencoded("a&".repeat(FIELD_LIMIT + 1))), 413);
  assert.equal(await refused(() => multipart(field("a"), FIELD_LIMIT - 1)), 200);
  assert.equal(await refused(() => multipart(field("a"), FIELD_LIMIT)), 413);
  const disguised = 'multipart/form-data; name="; boundary=y"; boundary=x';
  const body = field("a").repeat(FIELD_LIMIT) + "--x--\r\n";
  assert.equal(await refused(() => readMultipart(post(disguised, body), BYTES)), 413);
  assert.equal(await refused(() => json(`{"names":[${"1,".repeat(20_000)}1]}`)), 413);
});

databaseTest(
  "an address and headers longer than any of Bloom's are refused, on pages and in the API",
  async ({ db }) => {
    const app = await testApp(testPractice(db));
    for (const path of ["/sign-in", "/api/therapists"]) {
      const address = (length: number) => `${path}?a=`.padEnd(length - "http://bloom.test".length, "b");
      assert.notEqual((await app.fetch(address(ADDRESS_LIMIT - 100))).status, 414, path);
      assert.equal((await app.fetch(address(ADDRESS_LIMIT + 100))).status, 414, path);
      assert.equal((await app.fetch(`${path}?${"a&".repeat(300)}`)).status, 414, path);
      const headers = (length: number) => ({ headers: { cookie: "a=b; ".repeat(length / 5) } });
      assert.notEqual((await app.fetch(path, headers(HEADERS_LIMIT - 1_000))).status, 431, path);
      assert.equal((await app.fetch(path, headers(HEADERS_LIMIT + 1_000))).status, 431, path);
    }
  },
);
