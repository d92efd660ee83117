import assert from "node:assert/strict";
import { mailFailureWords } from "../../lib/shared/codes/mail_failures.ts";

Deno.test("a failure is explained with its code, and an unknown one is only its code", () => {
  const said = {
    "DeliveryError: EENVELOPE 550": "The mail server doesn't accept this address (EENVELOPE 550)",
    "DeliveryError: EAUTH 535": "The mail server doesn't let us sign in (EAUTH 535)",
    "DeliveryError: ECONNREFUSED": "We can't reach the mail server (ECONNREFUSED)",
    "TypeError": "TypeError",
    "SyntaxError: 42601": "SyntaxError: 42601",
  };
  for (const [code, words] of Object.entries(said)) assert.equal(mailFailureWords(code), words);
});
