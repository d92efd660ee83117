/** Every form that edits something, open in two tabs at once. */
import assert from "node:assert/strict";
import { rebase } from "../../lib/http/changed_form.ts";
import { wasOf } from "../../lib/shared/form_was.ts";
import { WAS_FIELD } from "../../lib/shared/form_was.ts";
import type { Client } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { bodyOf, formsOf, type PageForm } from "../support/page_forms.ts";
import { type FullPractice, fullPractice } from "./full_practice.ts";

type Fields = [name: string, value: string][];

/** An editing form, and values that its fields do not have yet. A list's value is what is added to it. */
interface Editing {
  as: "patient" | "therapist";
  page: string;
  /** The fields that two tabs change; the second is absent if the form has only one. */
  edits: [Fields[number], Fields[number]?];
  lists?: boolean;
  button?: Fields[number];
}

const editing = ({ addressOf }: FullPractice): Editing[] => [
  { as: "patient", page: "/account", edits: [["name", "Ana Rivera"], ["timeZone", "America/New_York"]] },
  { as: "therapist", page: "/account", edits: [["locale", "es"], ["timeZone", "America/New_York"]] },
  {
    as: "therapist",
    page: "/account/reminders",
    lists: true,
    edits: [["minutesBefore", "60"], ["minutesBefore", "4320"]],
  },
  {
    as: "patient",
    page: addressOf("/account/family/:id"),
    edits: [["relationship", "Aunt"], ["state", "NM"]],
  },
  {
    as: "patient",
    page: "/welcome?step=about",
    edits: [["preferredName", "Jay"], ["birthDate", "1990-01-02"]],
  },
  { as: "patient", page: "/welcome?step=place", edits: [["state", "NM"], ["timeZone", "America/Phoenix"]] },
  {
    as: "patient",
    page: "/welcome?step=emergency",
    edits: [["emergencyName", "Kim Lee"], ["emergencyRelationship", "Friend"]],
  },
  { as: "therapist", page: "/welcome?step=profile", edits: [["titles", "PsyD"], ["approach", "We talk."]] },
  {
    as: "therapist",
    page: "/welcome?step=profile",
    lists: true,
    edits: [["languages", "fr"], ["languages", "de"]],
  },
  { as: "therapist", page: addressOf("/practice/types/:id"), edits: [["name", "Long"], ["minutes", "95"]] },
  { as: "therapist", page: "/practice/types", edits: [["bookingMode", "request"]] },
  { as: "therapist", page: "/practice/requests", edits: [["accepting", "no"], ["firstVisitOpen", "yes"]] },
  { as: "patient", page: addressOf("/account/security/passkeys/:id"), edits: [["name", "Laptop"]] },
  {
    as: "therapist",
    page: "/practice/schedule",
    button: ["action", "save-anyway"],
    edits: [["noticeHours", "31"], ["horizonDays", "44"]],
  },
];

async function open(client: Client, page: string): Promise<PageForm> {
  const forms = formsOf(await (await client.fetch(page)).text());
  const form = forms.find(({ fields }) => fields.some(([name]) => name === WAS_FIELD));
  assert.ok(form, `${page} has no form that edits.`);
  return form;
}

/** Sends a tab's form with one change. */
function send(client: Client, { page, lists, button }: Editing, form: PageForm, change?: Fields[number]) {
  const fields: Fields = change && lists
    ? [...form.fields, change]
    : form.fields.map(([name, value]) => change?.[0] === name ? [...change] : [name, value]);
  if (change && !fields.some(([name, value]) => name === change[0] && value === change[1])) {
    fields.push(change);
  }
  const sent = { ...form, fields: button ? [...fields, button] : fields };
  return client.fetch(form.action ?? page, { method: "POST", body: bodyOf(sent) });
}

databaseTest(
  "two tabs: a stale form does not undo what the other did, in any form that edits",
  async ({ db }) => {
    const full = await fullPractice(db);
    const clients = {
      patient: await full.app.as(full.patient),
      therapist: await full.app.as(full.therapist),
    };
    for (const edited of editing(full)) {
      const client = clients[edited.as];
      const [first, second] = edited.edits;
      const [old, other] = [await open(client, edited.page), await open(client, edited.page)];
      assert.ok(
        !old.fields.some(([name, value]) => name === first[0] && value === first[1]),
        `${edited.page}: no change`,
      );
      assert.equal((await send(client, edited, other, first)).status, 303, `${edited.page}, the other tab`);
      assert.equal((await send(client, edited, old, second)).status, 303, `${edited.page}, the old tab`);
      const now = await open(client, edited.page);
      for (const [name, value] of [first, ...(second ? [second] : [])]) {
        assert.ok(
          now.fields.some(([key, held]) => key === name && held === value),
          `${edited.page}: ${name} is no longer ${value}`,
        );
      }
    }
  },
);

databaseTest(
  "two tabs that change the same field: the second one is shown both, and replaces the other only when sent again",
  async ({ db }) => {
    const full = await fullPractice(db);
    const client = await full.app.as(full.patient);
    const edited: Editing = { as: "patient", page: "/account", edits: [["name", "Ana Rivera"]] };
    const old = await open(client, "/account");
    assert.equal((await send(client, edited, old, ["name", "Ana Rivera"])).status, 303);
    const refused = await send(client, edited, old, ["name", "Ana Soto"]);
    assert.equal(refused.status, 409);
    const html = await refused.text();
    assert.match(html, /Ana Rivera/);
    const again = formsOf(html).find(({ fields }) => fields.some(([name]) => name === WAS_FIELD));
    assert.ok(again);
    assert.ok(again.fields.some(([name, value]) => name === "name" && value === "Ana Soto"));
    const stored = () =>
      db.selectFrom("users").select("name").where("id", "=", full.patient.id).executeTakeFirstOrThrow();
    assert.equal((await stored()).name, "Ana Rivera");
    assert.equal((await send(client, edited, again)).status, 303);
    assert.equal((await stored()).name, "Ana Soto");
  },
);

databaseTest(
  "two tabs with the schedule: hours and time off that each of them added both stand",
  async ({ db }) => {
    const full = await fullPractice(db);
    const client = await full.app.as(full.therapist);
    const [old, other] = [await open(client, "/practice/schedule"), await open(client, "/practice/schedule")];
    const save = (form: PageForm, more: Fields) => {
      const fields: Fields = [...form.fields, ...more, ["action", "save-anyway"]];
      return client.fetch("/practice/schedule", { method: "POST", body: bodyOf({ ...form, fields }) });
    };
    assert.equal((await save(other, [["start-7", "06:00"], ["end-7", "07:00"]])).status, 303);
    assert.equal((await save(old, [["start-6", "06:00"], ["end-6", "07:00"]])).status, 303);
    const { fields } = await open(client, "/practice/schedule");
    for (const day of [6, 7]) {
      assert.ok(fields.some(([name, value]) => name === `start-${day}` && value === "06:00"), `day ${day}`);
    }
  },
);

Deno.test("what a form was is believed only as a page writes it", () => {
  const now = { name: "Now" };
  for (const was of ["", "null", "[]", "1", '{"name":1}', '{"name":{}}', "{", '{"name":[[]]}']) {
    const sent = { name: "Sent", was };
    assert.deepEqual(rebase(sent, now), { values: sent, errors: {} });
  }
  const { values } = rebase({ name: "Sent", was: '{"__proto__":["x"],"name":"Sent"}' }, now);
  assert.equal(values.name, "Now");
  assert.equal(wasOf({ name: "Now", was: "earlier" }), "earlier");
});
