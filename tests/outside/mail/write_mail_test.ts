import assert from "node:assert/strict";
import { paragraph, writeMail } from "../../../lib/outside/mail/write_mail.ts";

Deno.test("a letter says the same in text and in HTML", () => {
  const mail = writeMail({
    to: "ada@example.com",
    subject: "Your appointment",
    blocks: [
      paragraph("It is booked."),
      { kind: "facts", facts: [["When", "Sunday, 8 March"], ["With", "Dr. Gray"]] },
      { kind: "code", code: "123456" },
      { kind: "link", label: "See it", href: "https://bloom.example/appointments/1" },
    ],
  });
  assert.equal(
    mail.text,
    "It is booked.\n\nWhen: Sunday, 8 March\nWith: Dr. Gray\n\n    123456\n\nSee it:\nhttps://bloom.example/appointments/1\n\nBloom\n",
  );
  for (
    const part of ["<p>It is booked.</p>", "<dt>When</dt><dd>Sunday, 8 March</dd>", "123456", "See it</a>"]
  ) {
    assert.ok(mail.html.includes(part), part);
  }
});

Deno.test("what people wrote stays text: no markup and no header gets into a mail", () => {
  const hostile = `<img src=x onerror=alert(1)> "quoted" & 'so'`;
  const mail = writeMail({
    to: "ada@example.com",
    subject: "News of Eve\r\nBcc: everybody@example.com",
    blocks: [
      paragraph(hostile),
      { kind: "facts", facts: [[hostile, hostile]] },
      { kind: "link", label: hostile, href: `https://bloom.example/"><script>` },
      { kind: "code", code: hostile },
    ],
  });
  assert.doesNotMatch(mail.html, /<img|<script|onerror=alert\(1\)>/);
  assert.doesNotMatch(mail.subject, /[\r\n]/);
});
