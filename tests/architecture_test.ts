import assert from "node:assert/strict";
import { importsOf, readSources, type Sources } from "./architecture/project.ts";
import { type Rule, rules, withoutComments } from "./architecture/rules.ts";

const sources = await readSources();

for (const [name, rule] of Object.entries(rules)) {
  Deno.test(`the project keeps the rule ${name}`, () => {
    assert.deepEqual(rule(sources), []);
  });
}

/** Returns the sources with extra lines in one file, old or new. */
function withLines(path: string, lines: string): Sources {
  return new Map([...sources, [path, `${lines}\n${sources.get(path) ?? ""}`]]);
}

/** For each rule, a change that breaks it. */
const broken: Record<keyof typeof rules, Sources> = {
  libKnowsNoPage: withLines("lib/site/app.ts", 'import { Card } from "../../components/page/Card.tsx";'),
  libDescends: withLines(
    "lib/people/birth.ts",
    'import type { Slot } from "../scheduling/free/slots.ts";',
  ),
  schedulingDescends: withLines(
    "lib/scheduling/time/extra.ts",
    'import { slotsBetween } from "../free/slots.ts";',
  ),
  everyFolderHasAFloor: withLines("lib/utilities/strings.ts", ""),
  databaseIsTheGround: withLines("db/client.ts", 'import { openLog } from "../lib/observe/log.ts";'),
  kernelStandsAlone: withLines("lib/fresh/app.ts", 'import type { Config } from "../config/config.ts";'),
  sharedIsBrowserSafe: withLines("lib/shared/paths.ts", 'import { openLog } from "../observe/log.ts";'),
  componentsAreMarkup: withLines(
    "components/page/Card.tsx",
    'import { openLog } from "../../lib/observe/log.ts";',
  ),
  islandsRunInTheBrowser: withLines(
    "islands/BookingPicker.tsx",
    'import { openLog } from "../lib/observe/log.ts";',
  ),
  routesHoldNoSql: withLines("routes/index.tsx", 'import { openDatabase } from "../db/client.ts";'),
  partsStayInTheirArea: withLines(
    "routes/index.tsx",
    'import { AccountTabs } from "./account/(_components)/AccountTabs.tsx";',
  ),
  capabilitiesKnowNoHttp: withLines(
    "lib/people/read.ts",
    "export const read = (request: Request) => request.url;",
  ),
  refusalsComeFromTables: withLines(
    "routes/api/care/index.ts",
    'const refuse = () => new Problem(409, "This therapist is away.");',
  ),
  noCircles: new Map([
    ...sources,
    ["lib/audit/a.ts", 'import type { B } from "./b.ts";'],
    ["lib/audit/b.ts", 'import type { A } from "./a.ts";'],
  ]),
  noCirclesBetweenRooms: new Map([
    ...sources,
    ["lib/people/one/a.ts", 'import { b } from "../two/b.ts";'],
    ["lib/people/two/c.ts", 'import { d } from "../one/d.ts";'],
  ]),
  foldersStaySmall: new Map([
    ...sources,
    ...Array.from({ length: 31 }, (_, index): [string, string] => [`lib/audit/file${index}.ts`, ""]),
  ]),
};

for (const [name, changed] of Object.entries(broken)) {
  Deno.test(`the rule ${name} refuses a change that breaks it`, () => {
    const rule: Rule = rules[name as keyof typeof rules];
    assert.equal(rule(changed).length, rule(sources).length + 1);
  });
}

Deno.test("a rule about circles includes type imports", () => {
  const edges = importsOf(new Map([["lib/a.ts", 'import { type B } from "./b.ts";']]));
  assert.deepEqual(edges, [{ file: "lib/a.ts", imported: "lib/b.ts", isType: true }]);
});

Deno.test("islands import no zod, no Temporal and nothing from the server", () => {
  const imports = importsOf(sources);
  const reached = new Set(imports.map(({ file }) => file).filter((file) => file.startsWith("islands/")));
  for (const file of reached) {
    for (const edge of imports) if (edge.file === file) reached.add(edge.imported);
  }
  const broken: string[] = [];
  for (const file of reached) {
    const code = withoutComments(sources.get(file) ?? "");
    if (/from "(zod|kysely|node:[^"]*)"|\bTemporal\.|\bDeno\./.test(code)) broken.push(file);
  }
  assert.ok(reached.size > 0, "There is no island; this test would prove nothing.");
  assert.deepEqual(broken, []);
});

Deno.test("only lib/config reads the environment", () => {
  const readers = [...sources]
    .filter(([file]) => !/^lib\/(config|fresh)\//.test(file))
    .filter(([, text]) => /Deno\.env|process\.env/.test(text));
  assert.deepEqual(readers.map(([file]) => file), []);
});

Deno.test("a table is written only by the capability that owns it", () => {
  const owners: Record<string, string[]> = {
    users: ["auth", "people"],
    accounts: ["auth"],
    sessions: ["auth"],
    tokens: ["auth"],
    twoFactors: ["auth"],
    recoveryCodes: ["auth"],
    passkeys: ["auth"],
    browsers: ["auth"],
    patientProfiles: ["people", "welcome"],
    consents: ["people"],
    therapistPhotos: ["people"],
    fileAssets: ["files"],
    fileParts: ["files"],
    credentials: ["people"],
    credentialWarnings: ["people"],
    careRelationships: ["people"],
    guardianships: ["people"],
    measureRequests: ["records"],
    measureResults: ["records"],
    measureFlags: ["records"],
    progressNotes: ["records"],
    progressNoteAmendments: ["records"],
    psychotherapyNotes: ["records"],
    psychotherapyNoteAmendments: ["records"],
    therapistProfiles: ["people", "scheduling", "welcome"],
    availabilityRules: ["scheduling"],
    timeOff: ["scheduling"],
    appointmentTypes: ["scheduling"],
    appointments: ["scheduling"],
    appointmentAttendees: ["scheduling"],
    bookedTime: ["scheduling"],
    waitlistEntries: ["scheduling"],
    freedTimes: ["scheduling"],
    waitlistOffers: ["scheduling"],
    calendarFeeds: ["scheduling"],
    importedCalendars: ["scheduling"],
    importedBusyTimes: ["scheduling"],
    reminderChoices: ["scheduling"],
    appointmentReminders: ["scheduling"],
    jobs: ["jobs"],
    mails: ["jobs"],
    auditEvents: ["audit"],
  };
  const broken = [...sources].filter(([file]) => !file.startsWith("lib/demo/")).flatMap(([file, text]) => {
    const capability = file.split("/")[1];
    return [...text.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\("(\w+)"\)/g)]
      .filter(([, table]) => file.startsWith("lib/") && !owners[table]?.includes(capability))
      .map(([, table]) => `${file} writes ${table}`);
  });
  assert.deepEqual(broken, []);
});
