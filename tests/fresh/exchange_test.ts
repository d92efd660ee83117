import assert from "node:assert/strict";
import * as dev from "fresh/dev";
import * as fresh from "fresh";
import * as runtime from "fresh/runtime";

const read = async (name: string): Promise<{ imports: Record<string, string> }> =>
  JSON.parse(await Deno.readTextFile(new URL(`../../${name}`, import.meta.url)));

Deno.test("deno.jsr.json replaces every entry of Fresh and no other", async () => {
  const [{ imports: own }, { imports: upstream }] = [await read("deno.json"), await read("deno.jsr.json")];
  const names = Object.keys(own).filter((name) => /^fresh(\/|$)/.test(name));
  assert.deepEqual(Object.keys(upstream), names);
  for (const name of names) {
    assert.equal(upstream[name], `jsr:@fresh/core@^2.3.3${name.slice("fresh".length)}`);
  }
});

Deno.test("the kernel exports nothing that upstream does not export", () => {
  const upstream = {
    fresh: ["App", "HttpError", "cors", "createDefine", "csp", "csrf", "ipFilter", "page", "staticFiles"],
    runtime: ["Head", "HttpError", "IS_BROWSER", "Partial", "asset", "assetSrcSet"],
    dev: ["Builder"],
  };
  for (const [name, module] of Object.entries({ fresh, runtime, dev })) {
    const further = Object.keys(module).filter((each) =>
      !upstream[name as keyof typeof upstream].includes(each)
    );
    assert.deepEqual(further, [], name);
  }
});
