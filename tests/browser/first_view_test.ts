import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { User } from "../../db/schema/accounts.ts";
import * as paths from "../../lib/shared/paths.ts";
import { fillWithDemo } from "../support/demo.ts";
import { nextFree } from "./support/booking.ts";
import { siteTest } from "./support/on_site.ts";

/** What fits into the first ten segments that a server sends before it waits (RFC 6928). Bytes. */
const FIRST_FLIGHT = 14_600;
const SCRIPTS = 12_000;

interface Sent {
  html: number;
  scripts: number;
  requests: number;
}

siteTest(
  "a first view fits into the first flight, and only booking, sign-in and the calendar load scripts",
  async ({ site, open }) => {
    const { practice } = site;
    await fillWithDemo(practice);
    const patient = await practice.db.selectFrom("users").selectAll()
      .where("email", "=", "patient@bloom.example").executeTakeFirstOrThrow();
    const therapist = await practice.db.selectFrom("users").selectAll()
      .where("email", "=", "therapist@bloom.example").executeTakeFirstOrThrow();
    const therapistId = await someTherapist(practice);
    const startsAt = (await nextFree(practice)).toString();
    const views: { path: string; as?: User }[] = [
      { path: "/" },
      { path: "/", as: patient },
      { path: "/sign-in" },
      { path: "/sign-up" },
      { path: "/forgot-password" },
      { path: "/therapists" },
      { path: "/therapists", as: patient },
      { path: paths.therapist(therapistId) },
      { path: paths.book(therapistId) },
      { path: paths.book(therapistId, { startsAt }), as: patient },
      { path: "/appointments", as: patient },
      { path: "/practice", as: therapist },
      { path: "/practice?view=day", as: therapist },
    ];

    const wrong: string[] = [];
    const table = [
      "\nFirst view, bytes on the wire (HTML with its headers, scripts compressed)",
      "    html  scripts  requests",
    ];
    for (const { path, as } of views) {
      const page = await open({ as });
      const sent = await measure(page, path);
      const name = path.replace(therapistId, ":id").replace(/\?.*/, "") + (as ? ` (${as.role})` : "");
      table.push(
        [sent.html, sent.scripts, sent.requests].map((n) => String(n).padStart(8)).join(" ") + `  ${name}`,
      );
      const mayScript = path.includes("/book") || path === "/sign-in" || as === therapist;
      if (sent.html > FIRST_FLIGHT) wrong.push(`${name}: ${sent.html} bytes of HTML`);
      if (sent.scripts > (mayScript ? SCRIPTS : 0)) wrong.push(`${name}: ${sent.scripts} bytes of scripts`);
      await page.context().close();
    }
    console.log(table.join("\n"));
    assert.deepEqual(wrong, []);
  },
  { scripts: ["with"], providers: ["google", "zoom"] },
);

/** Loads a page with an empty cache and counts the bytes that the browser's network layer reports. */
async function measure(page: Page, path: string): Promise<Sent> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const started = new Map<string, { type: string; url: string; headers: number }>();
  const sent: Sent = { html: 0, scripts: 0, requests: 0 };
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    started.set(requestId, { type, url: response.url, headers: response.encodedDataLength });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const { type, url, headers } = started.get(requestId) ?? { type: "", url: "", headers: 0 };
    sent.requests++;
    if (type === "Document") sent.html += encodedDataLength;
    if (url.endsWith(".js")) sent.scripts += encodedDataLength - headers;
  });
  await page.goto(path, { waitUntil: "networkidle" });
  return sent;
}

async function someTherapist({ db }: Parameters<typeof nextFree>[0]): Promise<string> {
  const { userId } = await db.selectFrom("therapistProfiles").select("userId").where("listed", "=", true)
    .orderBy("userId").limit(1).executeTakeFirstOrThrow();
  return userId;
}
