import assert from "node:assert/strict";
import { databaseTest } from "../support/database.ts";
import { createAdmin, createPatient, createTherapist, FACTORY_PASSWORD } from "../support/factories.ts";
import { type Client, testApp } from "../support/app.ts";
import { testPractice } from "../support/practice.ts";
import { ada, codeIn, newestMail, otherThan, secretIn } from "./visitor.ts";

const here = { engines: ["PGlite"] } as const;
const password = FACTORY_PASSWORD;

const goes = (response: Response) => [response.status, response.headers.get("location")];
/** Returns the content of the page's <main>. */
const shown = async (response: Response) => (await response.text()).split("<main")[1] ?? "";
const signedIn = async (client: Client) => (await client.fetch("/api/auth/session")).status === 200;

databaseTest(
  "a visitor signs up with the form and the code, and continues to the welcome pages",
  async ({ db }) => {
    const practice = testPractice(db);
    const browser = (await testApp(practice)).browser();
    const form = await browser.fetch("/sign-up", { headers: { "accept-language": "en-GB" } });
    assert.equal(form.status, 200);
    assert.match(await shown(form), /<option +value="Europe\/London" selected/);

    assert.deepEqual(goes(await browser.postForm("/sign-up", { ...ada })), [303, "/verify-email"]);
    const asked = await browser.fetch("/verify-email");
    assert.equal(asked.headers.get("cache-control"), "no-store");
    assert.match(await shown(asked), /Ada@analytical\.example/);
    const code = codeIn(await newestMail(practice));

    const wrong = await browser.postForm("/verify-email", { code: otherThan(code) });
    assert.equal(wrong.status, 422);
    assert.match(await shown(wrong), /code isn't right. You have 4 more tries/);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    assert.deepEqual(goes(await browser.postForm("/verify-email", { code: spaced })), [303, "/welcome"]);
    assert.ok(await signedIn(browser));
    assert.deepEqual(goes(await browser.fetch("/verify-email")), [303, "/welcome"]);
  },
  here,
);

databaseTest(
  "a failed sign-up returns the visitor's input, but never the password",
  async ({ db }) => {
    const practice = testPractice(db);
    const browser = (await testApp(practice)).browser();
    const failed = await browser.postForm("/sign-up", {
      ...ada,
      email: "ada at example",
      name: `"><b>Ada`,
      returnTo: "/account",
    });
    assert.equal(failed.status, 422);
    const html = await shown(failed);
    assert.match(html, /role="alert"/);
    assert.match(html, /href="#email"/);
    assert.match(html, /value="ada at example"/);
    assert.match(html, /name="returnTo" value="\/account"/);
    assert.match(html, /<option +value="Europe\/London" selected/);
    assert.ok(!html.includes("tulips") && !html.includes("<b>Ada"));

    const weak = await browser.postForm("/sign-up", { ...ada, password: "password1" });
    assert.equal(weak.status, 422);
    assert.match(await shown(weak), /Choose another/);
  },
  here,
);

databaseTest(
  "the pages for a taken address look like those for a free one, wrong codes included",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    await createPatient(practice, { email: "Owner@Example.com" });
    const seen: string[][] = [];
    for (const email of ["owner@example.com", "other@example.com"]) {
      const browser = app.browser();
      const pages: string[] = [];
      const note = async (response: Response) =>
        pages.push(
          `${response.status} ${response.headers.get("location")} ${
            (await shown(response)).replaceAll(email, "…")
          }`,
        );
      await note(await browser.postForm("/sign-up", { ...ada, email }));
      await note(await browser.fetch("/verify-email"));
      for (let guess = 0; guess < 6; guess++) {
        await note(
          await browser.postForm("/verify-email", { code: "000000" }),
        );
      }
      await note(await browser.postForm("/verify-email", { intent: "send" }));
      await note(await browser.fetch("/verify-email?sent=again"));
      seen.push(pages);
    }
    assert.deepEqual(seen[0], seen[1]);
    assert.ok(
      !seen[0].join().includes("Owner@Example.com"),
      "The owner's spelling of the address is not shown.",
    );
  },
  here,
);

databaseTest("a new code can be sent, and the previous one stops working", async ({ db }) => {
  const practice = testPractice(db);
  const browser = (await testApp(practice)).browser();
  await browser.postForm("/sign-up", { ...ada });
  const first = codeIn(await newestMail(practice));
  assert.deepEqual(goes(await browser.postForm("/verify-email", { intent: "send" })), [
    303,
    "/verify-email?sent=again",
  ]);
  assert.match(await shown(await browser.fetch("/verify-email?sent=again")), /We sent you a new code/);
  const second = codeIn(await newestMail(practice));
  if (first !== second) assert.equal((await browser.postForm("/verify-email", { code: first })).status, 422);
  assert.deepEqual(goes(await browser.postForm("/verify-email", { code: second })), [303, "/welcome"]);
}, here);

databaseTest("opening a link from a mail only shows a page; a button acts", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const browser = app.browser();
  await browser.postForm("/sign-up", { ...ada });
  const path = `/verify-email/${secretIn(await newestMail(practice))}`;

  const scanner = app.browser();
  for (const method of ["GET", "HEAD", "GET"]) {
    assert.equal((await scanner.fetch(path, { method })).status, 200);
  }
  assert.ok(!await signedIn(scanner));

  const linkPage = await shown(await browser.fetch(path));
  assert.match(linkPage, /Ada King/);
  assert.doesNotMatch(linkPage, /type="password"/);
  assert.deepEqual(goes(await browser.postForm(path, {})), [303, "/welcome"]);
  assert.ok(await signedIn(browser));
  assert.equal((await browser.fetch(path)).status, 404);
  assert.equal((await scanner.postForm(path, { password: ada.password })).status, 404);
}, here);

databaseTest(
  "in another browser, the link's page asks for the password chosen at sign-up",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    await app.browser().postForm("/sign-up", { ...ada });
    const path = `/verify-email/${secretIn(await newestMail(practice))}`;
    const other = app.browser();
    assert.match(await shown(await other.fetch(path)), /type="password"/);
    const wrong = await other.postForm(path, { password: "not it" });
    assert.equal(wrong.status, 422);
    assert.match(await shown(wrong), /isn't the password you chose when you signed up/);
    assert.equal((await other.postForm(path, {})).status, 422);
    assert.deepEqual(goes(await other.postForm(path, { password: ada.password })), [303, "/welcome"]);
  },
  here,
);

databaseTest("an invented link, or a browser without a sign-up, gets instructions", async ({ db }) => {
  const browser = (await testApp(testPractice(db))).browser();
  const invented = await browser.fetch("/verify-email/abcdefghijklmnopqrstuvwxyz234567");
  assert.equal(invented.status, 404);
  assert.match(await shown(invented), /no longer works/);
  const nothing = await browser.fetch("/verify-email");
  assert.match(await shown(nothing), /nothing to confirm/);
  for (const [name, value] of [["code", "123456"], ["intent", "send"]]) {
    assert.match(
      await shown(await browser.postForm("/verify-email", [[name, value]])),
      /nothing to confirm/,
    );
  }
}, here);

databaseTest("signing in leads each role to its own first page", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const people = [
    [await createPatient(practice), "/appointments"],
    [await createTherapist(practice), "/practice"],
    [await createAdmin(practice), "/admin"],
  ] as const;
  for (const [{ email }, home] of people) {
    const browser = app.browser();
    assert.deepEqual(goes(await browser.postForm("/sign-in", { email, password })), [303, home]);
    assert.deepEqual(goes(await browser.fetch("/sign-in")), [303, home]);
    assert.deepEqual(goes(await browser.fetch("/sign-up")), [303, home]);
  }
}, here);

databaseTest("signing in leads back to the previous page, on this site only", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const { email } = await createPatient(practice);
  const back = "/therapists?specialty=grief&state=NY";
  const form = await shown(await app.fetch(`/sign-in?returnTo=${encodeURIComponent(back)}`));
  assert.match(form, /name="returnTo" value="\/therapists\?specialty=grief&amp;state=NY"/);
  assert.match(form, /href="\/sign-up\?returnTo=/);
  assert.deepEqual(goes(await app.browser().postForm("/sign-in", { email, password, returnTo: back })), [
    303,
    back,
  ]);
  for (
    const returnTo of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "/%2f/evil.example",
      "/\t/evil.example",
    ]
  ) {
    const asked = await shown(await app.fetch(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`));
    assert.doesNotMatch(asked, /evil/);
    const gone = await app.browser().postForm("/sign-in", { email, password, returnTo });
    assert.deepEqual(goes(gone), [303, "/appointments"], returnTo);
  }
}, here);

databaseTest("signing up keeps the page to return to", async ({ db }) => {
  const practice = testPractice(db);
  const browser = (await testApp(practice)).browser();
  const returnTo = "/therapists?state=NY";
  const asked = await browser.postForm("/sign-up", { ...ada, returnTo });
  const next = asked.headers.get("location") ?? "";
  assert.equal(next, "/verify-email?returnTo=%2Ftherapists%3Fstate%3DNY");
  assert.match(await shown(await browser.fetch(next)), /name="returnTo" value="\/therapists\?state=NY"/);
  const code = codeIn(await newestMail(practice));
  assert.deepEqual(goes(await browser.postForm("/verify-email", { code, returnTo })), [303, returnTo]);
}, here);

databaseTest(
  "a refused sign-in shows one sentence and keeps the address but never the password",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const { email } = await createPatient(practice);
    const pages: string[] = [];
    for (const address of [email, "free@example.com"]) {
      const response = await app.browser().postForm("/sign-in", {
        email: address,
        password: "wrong password",
      });
      assert.equal(response.status, 422);
      const html = await shown(response);
      assert.match(html, /Your email address or password is incorrect\./);
      assert.ok(html.includes(`value="${address}"`) && !html.includes('wrong password"'));
      pages.push(html.replaceAll(address, "…"));
    }
    assert.equal(pages[0], pages[1]);
  },
  here,
);

databaseTest("the page reports too many attempts and says when to come back", async ({ db }) => {
  const practice = testPractice(db);
  const browser = (await testApp(practice)).browser();
  let last = await browser.postForm("/sign-up", { ...ada });
  for (let more = 0; more < 6; more++) last = await browser.postForm("/sign-up", { ...ada });
  assert.equal(last.status, 429);
  assert.equal(last.headers.get("retry-after"), "3600");
  assert.match(await shown(last), /Try again in 60 minutes/);
}, here);

databaseTest(
  "a correct password with an unverified address is told what everyone is: to confirm it, or sign up again",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    await app.browser().postForm("/sign-up", { ...ada });
    await newestMail(practice);
    const other = app.browser();
    const { email, password } = ada;
    const refused = await other.postForm("/sign-in", { email, password });
    assert.equal(refused.status, 422);
    assert.match(await shown(refused), /confirm your address first: open the link in our email, or sign up/);
    await other.postForm("/sign-up", { ...ada });
    const code = codeIn(await newestMail(practice));
    assert.deepEqual(goes(await other.postForm("/verify-email", { code })), [303, "/welcome"]);
  },
  here,
);

databaseTest("a visitor whose address got an account in the meantime is sent to sign in", async ({ db }) => {
  const practice = testPractice(db);
  const browser = (await testApp(practice)).browser();
  await browser.postForm("/sign-up", { ...ada });
  const code = codeIn(await newestMail(practice));
  await createPatient(practice, { email: ada.email });
  const taken = await browser.postForm("/verify-email", { code });
  assert.equal(taken.status, 409);
  assert.match(await shown(taken), /already have an account/);
  assert.ok(!await signedIn(browser));
}, here);

databaseTest("signing out ends the session and clears the cookie; a GET does neither", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const browser = await app.as(await createPatient(practice));
  assert.equal((await browser.fetch("/sign-out")).status, 405);
  assert.ok(await signedIn(browser));
  const out = await browser.postForm("/sign-out", {});
  assert.deepEqual(goes(out), [303, "/"]);
  assert.match(out.headers.getSetCookie().join(), /bloom_session=; Max-Age=0/);
  assert.ok(!await signedIn(browser));
  assert.deepEqual(goes(await browser.postForm("/sign-out", {})), [303, "/"]);
}, here);
