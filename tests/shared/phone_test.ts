import assert from "node:assert/strict";
import { formatPhone, readPhone } from "../../lib/shared/phone.ts";

const MARKS = [
  "\u200e",
  "\u200f",
  "\u202a",
  "\u202c",
  "\u202d",
  "\u2066",
  "\u2069",
  "\ufeff",
  "\u200b",
  "\u00ad",
];
const DASHES = [
  "-",
  "\u2010",
  "\u2011",
  "\u2012",
  "\u2013",
  "\u2014",
  "\u2015",
  "\u2212",
  "\uff0d",
  ".",
  "/",
];
const BLANKS = [" ", "\u00a0", "\u2002", "\u2007", "\u2009", "\u202f", "\u3000", "\t"];

Deno.test("phone numbers are read as phones and cards write them (hyper 86, woocommerce 58000, phony_rails 57)", () => {
  for (const mark of MARKS) assert.equal(readPhone(`${mark}(303) 555-0142${mark}`), "+13035550142", mark);
  for (const dash of DASHES) assert.equal(readPhone(`303${dash}555${dash}0142`), "+13035550142", dash);
  for (const blank of BLANKS) {
    assert.equal(readPhone(`(303)${blank}555${blank}0142`), "+13035550142", JSON.stringify(blank));
  }
  for (
    const text of [
      "3035550142",
      "1 303 555 0142",
      "+1 303-555-0142",
      "+1 (303) 555.0142",
      "tel:+1-303-555-0142",
      "Cell: 303.555.0142",
      "(303) 555-0142 (mobile)",
      "https://wa.me/13035550142",
      "００１ 303 555 0142".normalize("NFKC"),
      "٣٠٣٥٥٥٠١٤٢",
    ]
  ) {
    assert.equal(readPhone(text), "+13035550142", text);
  }
});

Deno.test("a number abroad is read with +, 00 or 011 in front of its country code", () => {
  for (const text of ["+34 608 453 322", "0034 608 453 322", "00 34 608453322", "011 34 608 453 322"]) {
    assert.equal(readPhone(text), "+34608453322", text);
  }
  assert.equal(readPhone("+44 (0)20 7946 0958"), "+442079460958");
});

Deno.test("an extension is kept, however it is written", () => {
  for (const end of [" ext. 12", " ext 12", "x12", " x 12", " extension 12", " #12", ",,12", ";ext=12"]) {
    assert.equal(readPhone(`303-555-0142${end}`), "+13035550142;ext=12", end);
  }
  assert.equal(formatPhone("+13035550142;ext=12"), "(303) 555-0142 ext. 12");
  assert.equal(readPhone(formatPhone("+13035550142;ext=12")), "+13035550142;ext=12");
});

Deno.test("an invalid number, two numbers, and other digits beside a number are refused", () => {
  for (
    const text of [
      "",
      "555-0142",
      "103 555 0142",
      "303 155 0142",
      "+1 555 0142",
      "+0 303 555 0142",
      "+1234567890123456789",
      "911",
      "303 555 0142 or 303 555 0199",
      "303 555 0142, room 12b at 4",
      "call me",
    ]
  ) {
    assert.equal(readPhone(text), null, text);
  }
});

Deno.test("North American numbers are shown in national form, others in international form", () => {
  assert.equal(formatPhone("+13035550142"), "(303) 555-0142");
  assert.equal(formatPhone("+442079460958"), "+44 20 7946 0958");
});
