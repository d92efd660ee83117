import assert from "node:assert/strict";
import type { Plain } from "../../lib/shared/plain_data.ts";

const give = <Props>(props: Plain<Props>) => Object.keys(props as object);

interface Slot {
  startsAt: string;
  length?: number;
}

Deno.test("props that are not plain data do not compile", () => {
  const slots: readonly Slot[] = [{ startsAt: "2026-11-23T09:00:00Z" }];
  assert.deepEqual(give<{ slots: readonly Slot[]; chosen: string | null }>({ slots, chosen: null }), [
    "slots",
    "chosen",
  ]);
  // @ts-expect-error -- a Date becomes a string on the way
  give<{ at: Date }>({ at: new Date(0) });
  // @ts-expect-error -- a function cannot travel
  give<{ onPick: () => void }>({ onPick: () => {} });
  // @ts-expect-error -- a Map becomes {}
  give<{ deep: { map: Map<string, string> }[] }>({ deep: [{ map: new Map() }] });
  // @ts-expect-error -- JSON.stringify throws on it
  give<{ count: bigint }>({ count: 1n });
});
