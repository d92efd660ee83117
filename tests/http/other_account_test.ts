/**
 * Pages of one user whose forms and scripts are sent after another one signed in to the same browser: every
 * page with a form, and every write of the JSON API.
 */
import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Db } from "../../db/client.ts";
import type { User } from "../../db/schema/accounts.ts";
import { MARK_FIELD, MARK_HEADER } from "../../lib/shared/account_mark.ts";
import { accountMark } from "../../lib/site/page_account/account_mark.ts";
import { withoutComments } from "../architecture/rules.ts";
import { readSources } from "../architecture/project.ts";
import { type Client, testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createAdmin, createPatient, createTherapist } from "../support/factories.ts";
import { bodyOf, formsOf, type PageForm } from "../support/page_forms.ts";
import { testPractice } from "../support/practice.ts";
import { type FullPractice, fullPractice } from "./full_practice.ts";

/** Addresses whose forms only a query shows. */
const asked = ({ addressOf, therapist, patient, secretVisit }: FullPractice): string[] => {
  const startsAt = `startsAt=${encodeURIComponent(secretVisit.toString())}`;
  const day = secretVisit.toZonedDateTimeISO("America/Denver").toPlainDate();
  return [
    ...["about", "place", "emergency", "consent", "profile", "photo", "directory"].map((step) =>
      `/welcome?step=${step}`
    ),
    `/therapists/${therapist.id}/book/series?${startsAt}&every=week&count=2`,
    `${addressOf("/appointments/:id/reschedule")}?${startsAt}`,
    `/practice/appointments/new?patient=${patient.id}&day=${day}&time=10:00&kind=couple&every=&count=&show=yes`,
    "/admin/mail?list=dead",
  ];
};

/** A form, and the address that it is sent to. */
interface Found {
  form: PageForm;
  page: string;
  target: string;
}

/** Returns every form that writes on the pages that a user can open. */
async function formsFor(full: FullPractice, client: Client): Promise<Found[]> {
  const pages = full.app.routes().filter(({ pattern, methods }) =>
    methods.includes("GET") && !pattern.startsWith("/api/")
  ).map(({ pattern }) => full.addressOf(pattern));
  const slots = await client.fetch(`/api/therapists/${full.therapist.id}/slots?days=7`);
  const { nextFree } = await slots.json();
  const book = `/therapists/${full.therapist.id}/book?startsAt=${
    encodeURIComponent(nextFree?.startsAt ?? "")
  }`;
  const found: Found[] = [];
  for (const page of [...pages, ...asked(full), book]) {
    const response = await client.fetch(page);
    const text = await response.text();
    if (response.status !== 200 || !response.headers.get("content-type")?.startsWith("text/html")) continue;
    for (const form of formsOf(text)) {
      if (form.method === "post") found.push({ form, page, target: form.action ?? page });
    }
  }
  return found;
}

const send = (client: Client, { form, target }: Found, button: PageForm["buttons"][number]) =>
  client.fetch(target, { method: "POST", body: bodyOf(form, button ? { [button[0]]: button[1] } : {}) });

/** Returns what every table holds, apart from when a session was last seen. */
async function everything(db: Db): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_name NOT LIKE 'schema_%' AND table_name <> 'sessions'
    ORDER BY 1`.execute(db);
  const held: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ held: string }>`
      SELECT coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '') AS held FROM ${
      sql.table(name)
    } AS t`
      .execute(db);
    held[name] = rows[0].held;
  }
  return held;
}

databaseTest(
  "a form that one user opened saves nothing for the next one in the same browser, on any page, and is given back",
  async ({ db }) => {
    const full = await fullPractice(db);
    const next: Record<string, User> = {
      patient: await createPatient(full.practice, { name: "Ana O'Neill" }),
      therapist: await createTherapist(full.practice, { name: "Ana O'Neill" }),
      admin: await createAdmin(full.practice, { name: "Ana O'Neill" }),
    };
    const wrong: string[] = [];
    const reached = new Set<string>();
    let sent = 0;
    for (const owner of [full.patient, full.therapist, full.admin]) {
      // Another session of theirs, because the page of the sessions has a form to end it.
      await full.app.as(owner);
      const client = await full.app.as(owner);
      const forms = await formsFor(full, client);
      // Then the last proof is too old for a change of the ways in, and the pages ask for one.
      full.practice.clock.advance({ minutes: 11 });
      forms.push(...await formsFor(full, client));
      // The next one is of the same role, and then of another one.
      for (const now of [next[owner.role], owner.role === "patient" ? next.therapist : next.patient]) {
        const client = await full.app.as(now);
        const before = await everything(db);
        for (const found of forms) {
          reached.add(found.target.split("?")[0]);
          for (const button of found.form.buttons.length > 0 ? found.form.buttons : [null]) {
            const response = await send(client, found, button);
            const text = await response.text();
            sent++;
            const about = `${owner.role} to ${now.role}: ${found.page} → ${found.target}: ${response.status}`;
            if (response.status !== 409) wrong.push(about);
            else if (!/You are signed in as Ana O(&#39;|')Neill now/.test(text)) {
              wrong.push(`${about}, unexplained`);
            } else {
              const [back] = formsOf(text.slice(text.indexOf("<main"), text.indexOf("</main>")));
              const typed = found.form.fields.filter(([name]) => !/^(code|proof|.*password)$/i.test(name));
              for (const [name, value] of typed) {
                const kept = back.fields.some(([key, again]) =>
                  key === name && again === value.replaceAll("\r\n", "\n")
                );
                if (!kept) wrong.push(`${about}, lost ${name}`);
              }
            }
          }
        }
        assert.deepEqual(await everything(db), before, `${now.role} wrote something.`);
      }
    }
    assert.deepEqual([...new Set(wrong)], []);
    assert.ok(sent > 200, `${sent} forms`);
    // The walk reaches every route that takes a form, except what only a visitor or a secret link opens.
    const apart = [
      "/forgot-password",
      "/reset-password/x",
      "/sign-in",
      "/sign-in/google",
      "/sign-in/two-factor",
      "/sign-up",
      "/sign-up/finish",
      "/verify-email",
      "/verify-email/x",
      "/account/email/x",
    ];
    const missed = full.app.routes()
      .filter(({ pattern, methods }) => methods.includes("POST") && !pattern.startsWith("/api/"))
      .map(({ pattern }) => full.addressOf(pattern))
      .filter((path) => !reached.has(path) && !apart.includes(path));
    assert.deepEqual(missed, []);
  },
);

databaseTest(
  "what a page's script sends for one user is refused once another one is signed in, by every write of the API",
  async ({ db }) => {
    const full = await fullPractice(db);
    const wrong: string[] = [];
    const people = { patient: full.patient, therapist: full.therapist, admin: full.admin };
    const before = await everything(db);
    for (const [role, now] of Object.entries(people)) {
      const client = await full.app.as(now);
      const other = role === "patient" ? full.therapist : full.patient;
      const mark = accountMark(full.practice.config, other.id);
      for (const { pattern, methods } of full.app.routes()) {
        if (!pattern.startsWith("/api/")) continue;
        for (const method of methods.filter((each) => each !== "HEAD" && each !== "OPTIONS")) {
          const response = await client.fetch(full.addressOf(pattern), {
            method,
            body: method === "GET" ? undefined : "{}",
            headers: { "content-type": "application/json", [MARK_HEADER]: mark },
          });
          const { type, detail } = await response.json().catch(() => ({}));
          if (
            response.status !== 409 || type !== "urn:bloom:problem:other_account" ||
            !detail.includes(now.name)
          ) {
            wrong.push(`${method} ${pattern} as ${role}: ${response.status}`);
          }
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(await everything(db), before);
  },
);

databaseTest(
  "the same user's form, a visitor's form and a program's request pass; only a mark of another account does not",
  async ({ db }) => {
    const practice = testPractice(db);
    const [jordan, ana] = [await createPatient(practice), await createPatient(practice)];
    const app = await testApp(practice);
    const client = await app.as(jordan);
    const html = await (await client.fetch("/account")).text();
    assert.ok(!html.includes(jordan.id), "The page does not tell the user's ID.");
    const form = formsOf(html).find(({ action }) => action === "/account");
    assert.ok(form);
    assert.equal(form.fields[0][0], MARK_FIELD);
    const again = await app.as(jordan);
    const change = { name: "Jordan A.", timeZone: "America/Denver" };
    const post = (by: Client, body: BodyInit) => by.fetch("/account", { method: "POST", body });
    assert.equal((await post(again, bodyOf(form, change))).status, 303, "In another session of theirs.");
    assert.equal(
      (await post(client, new URLSearchParams({ ...Object.fromEntries(form.fields), ...change }))).status,
      303,
    );
    const unnamed = new URLSearchParams(form.fields.filter(([name]) => name !== MARK_FIELD));
    assert.equal((await post(client, unnamed)).status, 303);
    assert.equal((await client.postJson("/api/user/reminders", {})).status, 405);

    const other = await app.as(ana);
    // Whatever the order of the fields, and whichever way they are sent.
    const last = new URLSearchParams(form.fields.toReversed());
    assert.equal((await post(other, last)).status, 409);
    const multipart = new FormData();
    multipart.append("photo", new File([new Uint8Array(70_000)], "a.png"));
    for (const [name, value] of form.fields) multipart.append(name, value);
    assert.equal((await post(other, multipart)).status, 409);
    const large = new FormData();
    for (const [name, value] of form.fields) large.append(name, value);
    large.append("photo", new File([new Uint8Array(3_000_000)], "a.png"));
    const refused = await post(other, large);
    assert.equal(refused.status, 409);
    assert.match(
      await refused.text(),
      /You&#39;ll need to choose your file again|You'll need to choose your file again/,
    );
  },
);

databaseTest(
  "a form whose session ended is given back with its account, and saves nothing for another one who signs in then",
  async ({ db }) => {
    const practice = testPractice(db);
    const [jordan, ana] = [await createPatient(practice), await createPatient(practice)];
    const app = await testApp(practice);
    const html = await (await (await app.as(jordan)).fetch("/account")).text();
    const form = formsOf(html).find(({ action }) => action === "/account");
    assert.ok(form);
    const late = await app.fetch("/account", { method: "POST", body: bodyOf(form, { name: "Late" }) });
    assert.equal(late.status, 401);
    const [back] = formsOf((await late.text()).split("<main")[1]);
    const send = async (as: User) =>
      (await (await app.as(as)).fetch("/account", { method: "POST", body: bodyOf(back) })).status;
    assert.equal(await send(ana), 409);
    assert.equal(await send(jordan), 303);
    const names = await db.selectFrom("users").select("name").where("name", "=", "Late").execute();
    assert.equal(names.length, 1);
  },
);

/** What names the account in another way than the field and the header. */
const unnamed = [
  "components/form/PostForm.tsx",
  // The form as it was sent, with its field.
  "routes/(_components)/SendAgain.tsx",
  // The booking's key names it.
  "components/booking/BookingPanel.tsx",
  "lib/shared/sending/send_booking.ts",
];

Deno.test("every form that writes and every request of a page's script names the page's account", async () => {
  const sources = await readSources();
  const bare: string[] = [];
  for (const [file, text] of sources) {
    if (!/^(routes|components|islands|lib\/shared)\//.test(file)) continue;
    const code = withoutComments(text);
    const isExempt = unnamed.some((exempt) => file === exempt);
    if (!isExempt && /<form\b[^>]*method="?post/i.test(code)) bare.push(`${file}: a form`);
    if (
      !isExempt && /method: "(?!GET)|sendBeacon|XMLHttpRequest/.test(code) && !/"account-mark":/.test(code)
    ) {
      bare.push(`${file}: a request`);
    }
  }
  assert.deepEqual(bare, []);
});
