import assert from "node:assert/strict";
import { type Letter, writeMail } from "../../../lib/outside/mail/write_mail.ts";

const config = { origin: "https://bloom.example" };
const to = { email: "ada@example.com", locale: "en" } as const;
const letter: Letter = {
  subject: "Your visit",
  happened: ["It is booked."],
  facts: [["When", "Sunday, 8 March"], ["With", "Dr. Gray"]],
  code: "123456",
  next: ["Keep the code."],
  action: "See it",
  ifNotYou: ["If it wasn't you, tell us."],
};

Deno.test("a mail says the same in text and in HTML, from the greeting to the sign-off", () => {
  const mail = writeMail(config, {
    to: { ...to, name: "Ada" },
    letter,
    path: "/appointments/1",
    also: [{ label: "Less", path: "/account" }],
  });
  assert.equal(
    mail.text,
    [
      "Hello Ada,",
      "It is booked.",
      "When: Sunday, 8 March\nWith: Dr. Gray",
      "    123456",
      "Keep the code.",
      "See it:\nhttps://bloom.example/appointments/1",
      "Less:\nhttps://bloom.example/account",
      "If it wasn't you, tell us.",
      "The Bloom team\n",
    ].join("\n\n"),
  );
  for (
    const part of [
      "<p>Hello Ada,</p>",
      "<p>It is booked.</p>",
      "<dt>When</dt><dd>Sunday, 8 March</dd>",
      "<strong>123456</strong>",
      '<a href="https://bloom.example/appointments/1">See it</a>',
      "<p>If it wasn&#39;t you, tell us.</p>",
      "<p>The Bloom team</p>",
    ]
  ) {
    assert.ok(mail.html.includes(part), part);
  }
});

Deno.test("a mail is framed in its reader's language, and greets without a name if it has none", () => {
  const { text, html } = writeMail(config, { to: { ...to, locale: "es" }, letter, path: "/" });
  assert.match(text, /^Hola:\n\n/);
  assert.match(text, /\n\nEl equipo de Bloom\n$/);
  assert.match(html, /<html lang="es">/);
});

Deno.test("user input stays text: no markup and no header gets into a mail", () => {
  const hostile = `<img src=x onerror=alert(1)> "quoted" & 'so'`;
  const mail = writeMail(config, {
    to: { ...to, name: hostile },
    letter: {
      subject: "News of Eve\r\nBcc: everybody@example.com",
      happened: [hostile],
      facts: [[hostile, hostile]],
      code: hostile,
      next: [hostile],
      action: hostile,
      ifNotYou: [hostile],
    },
    path: `/"><script>`,
  });
  assert.doesNotMatch(mail.html, /<img|<script|onerror=alert\(1\)>/);
  assert.doesNotMatch(mail.subject, /[\r\n]/);
});
