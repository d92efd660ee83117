import assert from "node:assert/strict";
import { formatPhone, readPhone } from "../../lib/shared/phone.ts";

Deno.test("a phone number is accepted in all common notations", () => {
  for (const text of ["3035550142", "(303) 555-0142", "303.555.0142", "1 303 555 0142", "+1 303-555-0142"]) {
    assert.equal(readPhone(text), "+13035550142", text);
  }
  assert.equal(readPhone("+44 20 7946 0958"), "+442079460958");
});

Deno.test("an invalid phone number is refused", () => {
  const none = [
    "",
    "555-0142",
    "103 555 0142",
    "303 155 0142",
    "+1 555 0142",
    "+0 303 555 0142",
    "tel:3035550142",
  ];
  for (const text of [...none, "+1234567890123456789", "303 555 0142 ext 4", "٣٠٣٥٥٥٠١٤٢"]) {
    assert.equal(readPhone(text), null, text);
  }
});

Deno.test("a North American number is shown in its usual form, others unchanged", () => {
  assert.equal(formatPhone("+13035550142"), "(303) 555-0142");
  assert.equal(formatPhone("+442079460958"), "+442079460958");
});
