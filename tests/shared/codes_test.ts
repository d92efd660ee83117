import assert from "node:assert/strict";
import { languageLabel, languages } from "../../lib/shared/codes/languages.ts";
import { specialties, specialtyLabel } from "../../lib/shared/codes/specialties.ts";
import { stateLabel, states, usualTimeZone } from "../../lib/shared/codes/states.ts";
import { timeZoneOptions } from "../../lib/shared/codes/time_zones.ts";

const offered = (current?: string) =>
  timeZoneOptions(current).flatMap(({ options }) => options.map(({ value }) => value));

Deno.test("every code exists once and has a label", () => {
  for (const list of [languages, specialties, states]) {
    assert.equal(new Set(list.map(({ code }) => code)).size, list.length);
    for (const { code, label } of list) assert.ok(label.length > 1, code);
  }
  assert.equal(states.length, 52);
});

Deno.test("an unknown code is shown as it is", () => {
  assert.equal(specialtyLabel("humours"), "humours");
  assert.equal(languageLabel("la"), "la");
  assert.equal(stateLabel("ZZ"), "ZZ");
  assert.equal(usualTimeZone("ZZ"), null);
});

Deno.test("the usual time zone of every state can be chosen", () => {
  for (const { code } of states) assert.ok(offered().includes(usualTimeZone(code) ?? ""), code);
  assert.equal(usualTimeZone("AZ"), "America/Phoenix");
});

Deno.test("every time zone that can be chosen exists", () => {
  for (const timeZone of offered()) assert.ok(new Intl.DateTimeFormat("en", { timeZone }), timeZone);
  assert.equal(new Set(offered()).size, offered().length);
});

Deno.test("the user's current zone is always among the choices", () => {
  assert.ok(offered("Asia/Pyongyang").includes("Asia/Pyongyang"));
  assert.equal(offered("America/Denver").length, offered().length);
});
