import assert from "node:assert/strict";
import { HttpError } from "fresh";
import { idFrom } from "../../lib/http/parameters.ts";

const id = "0b6f0a8e-6a3c-4d8e-9a51-0c3de7a4a1b2";

Deno.test("an ID in an address is one whole UUID; anything else is not found", () => {
  assert.equal(idFrom({ id }), id);
  for (const other of [undefined, "", "1", `${id}0`, `x${id}`, `${id}/x`, id.replaceAll("-", "")]) {
    const isNotFound = (error: unknown) => error instanceof HttpError && error.status === 404;
    assert.throws(() => idFrom({ id: other }), isNotFound, String(other));
  }
});
