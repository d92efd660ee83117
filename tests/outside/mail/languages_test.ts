import assert from "node:assert/strict";
import type { LocaleCode } from "../../../lib/shared/codes/locales.ts";
import { addressInUseMail, newAddressMail } from "../../../lib/auth/email_change/email_change_mails.ts";
import { type Notice, noticeTexts } from "../../../lib/auth/notices/notice_text.ts";
import { resetMail } from "../../../lib/auth/password_reset/reset_mails.ts";
import { addressTakenMail } from "../../../lib/auth/sign_up/sign_up_mails.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import type { Mail } from "../../../lib/outside/mail/mailer.ts";
import { writeLetter } from "../../../lib/outside/mail/write_mail.ts";
import { answerMail, endMail, requestMail } from "../../../lib/people/care/care_mails.ts";
import { expiryMail, reviewMail } from "../../../lib/people/credentials/credential_mails.ts";
import { askedMail, flagMail } from "../../../lib/records/measures/measure_mails.ts";
import { localeCodes } from "../../../lib/shared/codes/locales.ts";
import { sayTime } from "../../../lib/shared/say_time_in.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";

const origin = "https://bloom.example";
const name = "Robin Reyes";
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

const notices: Notice[] = [
  { kind: "new_browser", userAgent: FIREFOX },
  { kind: "new_browser", userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1" },
  { kind: "new_browser", userAgent: "curl" },
  { kind: "second_factor_guessed" },
  { kind: "password_changed" },
  { kind: "password_reset" },
  { kind: "authenticator_added" },
  { kind: "authenticator_removed" },
  { kind: "recovery_codes_made" },
  { kind: "recovery_code_used", left: 1 },
  { kind: "recovery_code_used", left: 4 },
  { kind: "passkey_added" },
  { kind: "passkey_removed" },
  { kind: "passkey_copied", name: "x" },
  { kind: "provider_linked", provider: "Google" },
  { kind: "provider_unlinked", provider: "Zoom" },
  { kind: "email_change_asked" },
  { kind: "email_changed" },
  { kind: "account_deleted" },
];

function* everyMail(locale: LocaleCode): Generator<Mail> {
  const to = { email: "reader@mail.example", locale };
  for (const waitlisted of [true, false]) yield requestMail({ to, origin, name, waitlisted });
  for (const decision of ["accept", "decline", "refer"] as const) {
    yield answerMail({ to, origin, name, decision });
  }
  yield endMail({ to, origin, name });
  for (const repeats of ["once", "before_visits"] as const) yield askedMail({ to, origin, name, repeats });
  yield flagMail({ to, origin });
  const license = { to, origin, kind: "lpc", state: "CO" };
  for (const decision of ["verify", "ask_more", "refuse"] as const) {
    yield reviewMail({ ...license, decision, reason: "" });
    yield reviewMail({ ...license, decision, reason: "2026" });
  }
  for (const daysLeft of [0, 1, 30]) yield expiryMail({ ...license, expiresOn: "2026-12-31", daysLeft });
  yield resetMail({ to, origin, secret: "s" });
  yield addressTakenMail({ to, origin });
  yield newAddressMail({ to, origin, secret: "s" });
  yield addressInUseMail({ to, origin });
  for (const notice of notices) {
    const { of, link, nothingToDo } = noticeTexts[locale];
    const { subject, happened, otherwise } = of(notice);
    yield writeLetter(
      to,
      { subject, paragraphs: [happened], further: [nothingToDo, otherwise], link },
      origin,
    );
  }
}

const linksOf = ({ html }: Mail) => [...(html ?? "").matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

Deno.test("every mail is wholly in its reader's language, and leads where the others lead", () => {
  const english = [...everyMail("en")];
  const spanish = [...everyMail("es")];
  assert.equal(english.length, spanish.length);
  for (const [index, mail] of spanish.entries()) {
    assert.match(mail.html ?? "", /<html lang="es">/);
    assert.deepEqual(linksOf(mail), linksOf(english[index]), mail.subject);
    // The title of a license and the names of states stay as they are.
    const words = `${mail.subject}\n${mail.text}`.replace(/Licencia: .*/, "").replace(/https:\S+/g, "");
    assert.doesNotMatch(words, /\b(the|you|your|and|with|if|was|is|to|it|on)\b/i, mail.subject);
    assert.notEqual(mail.subject, english[index].subject);
  }
  for (const { html } of english) assert.match(html ?? "", /<html lang="en">/);
});

Deno.test("no sentence of any mail ends twice", () => {
  for (const locale of localeCodes) {
    for (const { subject, text } of everyMail(locale)) assert.doesNotMatch(`${subject}\n${text}`, /\.\./);
  }
});

Deno.test("times are said as each language says them", () => {
  const at = Temporal.Instant.from("2026-03-04T20:05:00Z");
  const say = (locale: LocaleCode) => sayTime[locale].sayMoment(at, "America/Denver", at);
  assert.equal(say("en"), "Wednesday, March 4 at 1:05 PM");
  assert.equal(say("es"), "miércoles, 4 de marzo a la 1:05 p. m.");
});

databaseTest("whoever chose Spanish gets Spanish, whatever it is about", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const therapist = await createTherapist(practice, { locale: "es" });
  const patient = await createPatient(practice, { locale: "es" });
  const atPatient = await app.as(patient);
  const asked = await atPatient.postJson(`/api/care`, { therapistId: therapist.id, note: "Hola" });
  assert.equal(asked.status, 201);
  const { id } = await asked.json();
  const atTherapist = await app.as(therapist);
  assert.equal((await atTherapist.postJson(`/api/care/${id}/answer`, { decision: "accept" })).status, 204);
  const measure = { instrument: "phq9", repeats: "once" };
  await atTherapist.postJson(`/api/practice/patients/${patient.id}/measures`, measure);
  await app.postJson("/api/auth/password-reset", { email: patient.email });
  await runDueJobs(practice);
  await runDueJobs(practice);
  assert.deepEqual(practice.outbox.map(({ html }) => /lang="(\w+)"/.exec(html ?? "")?.[1]), [
    "es",
    "es",
    "es",
    "es",
  ]);
}, { engines: ["PGlite"] });
