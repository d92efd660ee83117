import assert from "node:assert/strict";
import { readConfig } from "../../../lib/config/config.ts";
import type { Mail } from "../../../lib/outside/mail/mailer.ts";
import { type LocaleCode, localeCodes } from "../../../lib/shared/codes/locales.ts";
import { everyMail } from "./every_mail.ts";
import { licenseTexts } from "../../../lib/people/credentials/texts/license_texts.ts";
import { credentialKindCodes, credentialKindLabel } from "../../../lib/shared/codes/credential_kinds.ts";
import { stateCodes } from "../../../lib/shared/codes/states.ts";
import { demoNames } from "./mail_people.ts";

const { origin } = readConfig({});

const aLicense = { kind: "psychologist", state: "NY", lastDay: "31 de diciembre" };

const mails = { en: everyMail("en"), es: everyMail("es") } satisfies Record<LocaleCode, unknown>;

/** Runs a check on each mail in each language. A failing mail is named with its language. */
function eachMail(check: (mail: Mail, named: string, locale: LocaleCode) => void): void {
  for (const locale of localeCodes) {
    for (const { name, mail } of everyMail(locale)) {
      check(mail, `${locale}: ${name}: ${mail.subject}`, locale);
    }
  }
}

const wordsOf = (text: string): string[] =>
  text.replaceAll(/https?:\S+/g, " ").match(/[\p{L}\p{N}]+/gu) ?? [];
const linksOf = ({ html }: Mail) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

Deno.test("each mail greets its reader, is signed, and has no gaps", () => {
  const greeting = { en: /^Hello( \p{Lu}[^,\n]*)?,\n\n/u, es: /^Hola(, \p{Lu}[^:\n]*)?:\n\n/u };
  const signOff = { en: "\n\nThe Bloom team\n", es: "\n\nEl equipo de Bloom\n" };
  eachMail(({ subject, text, html }, named, locale) => {
    assert.match(text, greeting[locale], named);
    assert.ok(text.endsWith(signOff[locale]), named);
    assert.doesNotMatch(text, /\n\n\n|\n $|: \n|^: /m, named);
    assert.doesNotMatch(subject + text + html, /undefined|\[object|\bnull\b|NaN|=>/, named);
    assert.doesNotMatch(`${subject}\n${text}`, /\.\.|\s\.| {2,}\S+ {2,}/, named);
  });
});

Deno.test("the HTML of each mail says the same as its text, word for word", () => {
  eachMail(({ text, html }, named, locale) => {
    assert.match(html, new RegExp(`<html lang="${locale}">`), named);
    const shown = html.slice(html.indexOf("<body>")).replaceAll(/<[^>]*>/g, " ").replaceAll("&#39;", "'");
    assert.deepEqual(wordsOf(shown), wordsOf(text), named);
  });
});

Deno.test("every mail has a link, and all of its links lead to the practice's own origin", () => {
  eachMail((mail, named) => {
    const links = linksOf(mail);
    assert.ok(links.length > 0, named);
    for (const link of links) {
      assert.equal(new URL(link).origin, origin, named);
      assert.ok(mail.text.includes(`:\n${link}\n`), named);
    }
  });
});

Deno.test("a subject fits on one line", () => {
  eachMail(({ subject }, named) => assert.ok(subject.length > 0 && subject.length < 78, named));
});

Deno.test("no subject names a person or mentions health", () => {
  const clinical =
    /therap|terap|patient|pacient|diagn|depress|depres|anxi|ansied|trauma|phq|gad|symptom|síntoma|psych|psic|psiq/i;
  assert.ok(demoNames.size > 30);
  eachMail(({ subject }, named) => {
    assert.deepEqual(wordsOf(subject).filter((word) => demoNames.has(word)), [], named);
    assert.doesNotMatch(subject, clinical, named);
  });
});

Deno.test("a Spanish mail contains no English, and has the English mail's links", () => {
  const { en: english, es: spanish } = mails;
  assert.deepEqual(spanish.map(({ name }) => name), english.map(({ name }) => name));
  const common = new Set(
    ("the you your and with if was is are to it on for of in at by we our this that has have visit license time new " +
      "north worker nurse email please join move canceled").split(" "),
  );
  for (const [index, { name, mail }] of spanish.entries()) {
    assert.deepEqual(linksOf(mail), linksOf(english[index].mail), name);
    const entry = (mail.calendar?.content ?? "").replaceAll("\r\n ", "").match(/^(SUMMARY|DESCRIPTION):.*/gm);
    const said = [mail.subject, mail.text, ...(entry ?? []).map((line) => line.slice(line.indexOf(":")))]
      .join("\n");
    assert.deepEqual(wordsOf(said).filter((word) => common.has(word.toLowerCase())), [], `${name}: ${said}`);
    if (!/^\d+ /.test(mail.subject)) assert.notEqual(mail.subject, english[index].mail.subject);
  }
});

Deno.test("a Spanish mail names each kind of license and each state in Spanish", () => {
  for (const kind of credentialKindCodes) {
    const facts = licenseTexts.es.ended({ ...aLicense, kind }).facts ?? [];
    const [[, said]] = facts;
    assert.ok(!said.includes(credentialKindLabel(kind)), said);
    assert.ok(!said.includes(kind), said);
  }
  const english =
    /\b(?:New|North|South|West|District|Hawaii|Louisiana|Michigan|Mississippi|Missouri|Oregon|Pennsylvania)\b/;
  for (const code of stateCodes) {
    const { subject, happened } = licenseTexts.es.ended({ ...aLicense, state: code });
    assert.doesNotMatch(subject + happened.join(), english, code);
  }
});

Deno.test("a mail about several people joins their names as its language does", () => {
  const said = (locale: LocaleCode) => mails[locale].map(({ mail }) => mail.text).join("\n");
  assert.match(said("en"), /For: Remy Avery and Inés Avery\n/);
  assert.match(said("es"), /Para: Remy Avery e Inés Avery\n/);
});

Deno.test("each mail about wards' visits names the wards to their guardian, series included", () => {
  for (const locale of localeCodes) {
    const kinds = new Set(
      mails[locale].filter(({ mail }) => /^(For|Para): Remy Avery/m.test(mail.text)).map(({ name }) => name),
    );
    const all = new Set(
      everyMail(locale).map(({ name }) => name).filter((name) => name.startsWith("visit.")),
    );
    assert.deepEqual(kinds, all);
  }
});
