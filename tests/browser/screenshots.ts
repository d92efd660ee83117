import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Builder } from "fresh/dev";
import { type Browser, chromium, type Page } from "playwright-core";
import { createApp } from "../../lib/site/app.ts";
import { readConfig } from "../../lib/config/config.ts";
import { closePractice, openPractice } from "../../lib/start/open_practice.ts";
import { addPasskey } from "../support/add_passkey.ts";
import { startEarlyServer } from "../support/early_server.ts";
import { findChromium } from "../support/find_chromium.ts";

/**
 * Takes pictures of every page of the demo practice, on a small phone and a desktop, light and dark: `deno
 * run -A tests/browser/screenshots.ts FOLDER [words of the pages' names …]`.
 */

const PASSWORD = "bloom-demo-2026";
const sizes = { phone: { width: 360, height: 640 }, desktop: { width: 1280, height: 800 } };
const schemes = ["light", "dark"] as const;

const APPOINTMENT = "main li a[href^='/appointments/']";

type Visitor = "nobody" | "patient" | "therapist" | "admin";

/** A page: who views it, and its address or the way to it. */
interface Picture {
  as: Visitor;
  name: string;
  path: string;
  /** Runs on the page before the picture is taken. */
  then?: (page: Page) => Promise<void>;
}

const firstHref = (page: Page, selector: string) =>
  page.locator(selector).first().evaluate((link) => (link as HTMLAnchorElement).href);
const go = (selector: string) => async (page: Page) => {
  await page.goto(await firstHref(page, selector));
};

/** Follows one link after the other until a page has the wanted one, and goes there. */
const goWhere = (links: string, wanted: string) => async (page: Page) => {
  const all = await page.locator(links).evaluateAll((found) =>
    found.map((link) => (link as HTMLAnchorElement).href)
  );
  for (const href of all) {
    await page.goto(href);
    if (await page.locator(wanted).count() > 0) return await go(wanted)(page);
  }
  throw new Error(`No page has ${wanted}.`);
};

const pictures: Picture[] = [
  { as: "nobody", name: "home", path: "/" },
  { as: "nobody", name: "therapists", path: "/therapists" },
  { as: "nobody", name: "therapists-none", path: "/therapists?specialty=grief&language=zh&state=WY" },
  { as: "nobody", name: "therapist", path: "/therapists", then: go("main li h2 a") },
  { as: "patient", name: "waitlist", path: "/waitlist" },
  { as: "patient", name: "waitlist-wish", path: "/waitlist", then: go("main li a[href$='/waitlist']") },
  { as: "therapist", name: "waitlist-practice", path: "/practice/waitlist" },
  { as: "nobody", name: "sign-up", path: "/sign-up" },
  {
    as: "nobody",
    name: "sign-up-failed",
    path: "/sign-up",
    then: async (page) => {
      await page.locator("form").last().evaluate((form) => (form as HTMLFormElement).noValidate = true);
      await page.locator("main button").last().click();
      await page.waitForLoadState();
    },
  },
  { as: "nobody", name: "sign-in", path: "/sign-in" },
  { as: "nobody", name: "forgot-password", path: "/forgot-password" },
  { as: "nobody", name: "forgot-password-sent", path: "/forgot-password?sent=yes" },
  { as: "nobody", name: "reset-password-gone", path: "/reset-password/gone" },
  { as: "nobody", name: "verify-email", path: "/verify-email" },
  { as: "nobody", name: "mailbox", path: "/dev/mail" },
  { as: "nobody", name: "not-found", path: "/nothing" },
  { as: "patient", name: "home", path: "/" },
  { as: "patient", name: "welcome", path: "/welcome?step=about" },
  { as: "patient", name: "welcome-consent", path: "/welcome?step=consent" },
  { as: "patient", name: "therapists", path: "/therapists" },
  { as: "patient", name: "book", path: "/therapists", then: go("main li a[href*='/book']") },
  {
    as: "patient",
    name: "book-unchosen",
    path: "/therapists",
    then: async (page) => {
      const address = await firstHref(page, "main li a[href*='/book']");
      await page.goto(address.replace(/\?.*/, ""));
    },
  },
  { as: "patient", name: "appointments", path: "/appointments" },
  { as: "patient", name: "appointments-past", path: "/appointments?when=past" },
  { as: "patient", name: "appointment", path: "/appointments", then: go(APPOINTMENT) },
  {
    as: "patient",
    name: "cancellation",
    path: "/appointments",
    then: async (page) => {
      await page.goto(`${await firstHref(page, APPOINTMENT)}/cancellation`);
    },
  },
  {
    as: "patient",
    name: "reschedule",
    path: "/appointments",
    then: async (page) => {
      await page.goto(`${await firstHref(page, APPOINTMENT)}/reschedule`);
    },
  },
  { as: "patient", name: "account", path: "/account" },
  { as: "patient", name: "security", path: "/account/security" },
  { as: "patient", name: "activity", path: "/account/security/activity" },
  { as: "patient", name: "password", path: "/account/security/password" },
  { as: "patient", name: "authenticator", path: "/account/security/authenticator" },
  { as: "patient", name: "recovery-codes", path: "/account/security/recovery-codes" },
  { as: "patient", name: "email", path: "/account/email" },
  { as: "patient", name: "sessions", path: "/account/sessions" },
  { as: "patient", name: "sessions-renewed", path: "/account/sessions/renewal" },
  { as: "patient", name: "data", path: "/account/data" },
  { as: "patient", name: "passkeys", path: "/account/security/passkeys" },
  {
    as: "patient",
    name: "passkey",
    path: "/account/security/passkeys",
    then: go("main li a[href*='/passkeys/']"),
  },
  { as: "patient", name: "measures", path: "/measures" },
  { as: "patient", name: "measure", path: "/measures", then: go("main li a[href^='/measures/']") },
  { as: "patient", name: "measure-result", path: "/measures", then: go("main td a") },
  { as: "patient", name: "forbidden", path: "/practice" },
  { as: "therapist", name: "practice", path: "/practice" },
  { as: "therapist", name: "schedule", path: "/practice/schedule" },
  { as: "therapist", name: "types", path: "/practice/types" },
  { as: "therapist", name: "new-appointment", path: "/practice/appointments/new" },
  {
    as: "therapist",
    name: "new-appointment-preview",
    path: "/practice/appointments/new",
    then: async (page) => {
      await page.getByRole("checkbox").first().check();
      await page.getByLabel("Day").fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
      await page.getByLabel("Begins at").fill("07:00");
      await page.getByLabel("Repeat").selectOption("week");
      await page.getByLabel("Number of visits").fill("3");
      await page.getByRole("button", { name: "Review the visit" }).click();
      await page.waitForLoadState();
    },
  },
  { as: "therapist", name: "practice-day", path: "/practice?view=day" },
  { as: "patient", name: "family", path: "/account/family" },
  { as: "patient", name: "family-new", path: "/account/family/new" },
  {
    as: "patient",
    name: "book-series",
    path: "/therapists",
    then: goWhere("main li a[href*='/book']", "main a[href*='/book/series']"),
  },
  {
    as: "therapist",
    name: "group",
    path: "/appointments",
    then: goWhere(APPOINTMENT, "main a[href$='/patients']"),
  },
  {
    as: "therapist",
    name: "practice-print",
    path: "/practice",
    then: (page) => page.emulateMedia({ media: "print" }),
  },
  {
    as: "therapist",
    name: "practice-new-visit",
    path: "/practice?view=day",
    then: async (page) => {
      await page.waitForTimeout(1_000);
      await page.getByRole("link", { name: /^New at / }).first().click();
      await page.getByRole("dialog").getByRole("combobox").first().waitFor();
    },
  },
  { as: "therapist", name: "requests", path: "/practice/requests" },
  { as: "therapist", name: "patients", path: "/practice/patients" },
  {
    as: "therapist",
    name: "patient",
    path: "/practice/patients",
    then: go("main li a[href^='/practice/patients/']"),
  },
  { as: "therapist", name: "calendars", path: "/practice/calendars" },
  { as: "therapist", name: "credentials", path: "/practice/credentials" },
  { as: "admin", name: "credentials", path: "/admin/credentials" },
  { as: "admin", name: "mail", path: "/admin/mail" },
  { as: "therapist", name: "type-new", path: "/practice/types/new" },
  { as: "therapist", name: "appointment", path: "/appointments", then: go(APPOINTMENT) },
  { as: "therapist", name: "welcome", path: "/welcome?step=profile" },
  { as: "therapist", name: "account", path: "/account" },
  { as: "therapist", name: "security", path: "/account/security" },
  { as: "therapist", name: "authenticator", path: "/account/security/authenticator" },
  { as: "therapist", name: "passkeys", path: "/account/security/passkeys" },
  { as: "admin", name: "overview", path: "/admin" },
];

/** Opens the demo practice on a free port, in its own folder. */
async function open(folder: string) {
  const server = startEarlyServer();
  const { origin } = server;
  const practice = await openPractice(readConfig({ ORIGIN: origin, DATA_FOLDER: folder }));
  const { id: userId } = await practice.db.selectFrom("users").select("id")
    .where("email", "=", "patient@bloom.example").executeTakeFirstOrThrow();
  await addPasskey(practice.db, { userId });
  const builder = new Builder({ root: fileURLToPath(new URL("../../", import.meta.url)) });
  const app = createApp(practice).setSnapshot(await builder.snapshot());
  server.answerWith(app.handler());
  const close = async () => {
    await server.shutdown();
    await closePractice(practice);
  };
  return { origin, close };
}

/** Returns the cookies of a user of the demo practice. */
async function signIn(browser: Browser, origin: string, visitor: Visitor) {
  const context = await browser.newContext({ baseURL: origin, locale: "en-US" });
  if (visitor !== "nobody") {
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByLabel("Email address").fill(`${visitor}@bloom.example`);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    if (page.url().includes("/second-factor")) await setUpSecondFactor(page);
  }
  const state = await context.storageState();
  await context.close();
  return state;
}

/**
 * Sets up a second factor, which staff need to see records. The demo practice shows the code of an app that
 * does not exist.
 */
async function setUpSecondFactor(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const code = await page.getByText("Its code right now is").locator("code").innerText();
  await page.getByLabel("Code from the app").fill(code);
  await page.getByRole("button", { name: "Turn it on" }).click();
  await page.getByRole("link", { name: "I've saved them" }).click();
}

async function take(page: Page, { as, name, path, then }: Picture, file: string): Promise<void> {
  await page.emulateMedia({ media: null });
  try {
    await page.goto(path);
    await then?.(page);
    await page.waitForTimeout(150);
    await page.screenshot({ path: file, fullPage: true });
    if (page.viewportSize()?.width === sizes.phone.width) await lookForOverflow(page, `${as} ${name}`);
  } catch (error) {
    console.log(`${as} ${name}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
  }
}

/** Reports when a page needs horizontal scrolling on the narrowest phones (WCAG 2.2, 1.4.10). */
async function lookForOverflow(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 568 });
  const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  if (Number(overflow) > 0) console.log(`${name}: ${overflow}px too wide for 320px`);
  await page.setViewportSize(sizes.phone);
}

const [folder, ...wanted] = Deno.args;
if (!folder) {
  console.error("Say into which folder.");
  Deno.exit(64);
}
await Deno.mkdir(folder, { recursive: true });
const data = await Deno.makeTempDir();
const { origin, close } = await open(data);
const executable = await findChromium();
const browser = await chromium.launch({
  executablePath: executable?.address,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
  ],
});
const matching = pictures.filter(({ as, name }) =>
  wanted.length === 0 || wanted.some((word) => `${as}-${name}`.includes(word))
);
for (const visitor of new Set(matching.map(({ as }) => as))) {
  const storageState = await signIn(browser, origin, visitor);
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({
        baseURL: origin,
        locale: "en-US",
        storageState,
        viewport,
        colorScheme,
      });
      const page = await context.newPage();
      page.on("pageerror", (error) => console.log(page.url(), error.message));
      for (const picture of matching.filter(({ as }) => as === visitor)) {
        await take(page, picture, join(folder, `${visitor}-${picture.name}-${size}-${colorScheme}.png`));
      }
      await context.close();
    }
  }
}
await browser.close();
await close();
await Deno.remove(data, { recursive: true });
