import assert from "node:assert/strict";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Which folder may import which; the first rule whose folder holds the file decides. */
const rules: { folder: string; mayImport: string[]; because: string }[] = [
  {
    folder: "lib/fresh/",
    mayImport: ["lib/fresh/"],
    because: "The web kernel imports nothing of Bloom, so that it can be exchanged for upstream Fresh.",
  },
  {
    folder: "lib/shared/schemas/",
    mayImport: ["lib/shared/"],
    because: "Schemas describe input; they know nothing of who handles it.",
  },
  {
    folder: "lib/shared/",
    mayImport: ["lib/shared/"],
    because: "lib/shared runs in the browser and imports only itself.",
  },
  {
    folder: "routes/account/(_components)/ProofFields.tsx",
    mayImport: ["components/", "islands/PasskeyProof.tsx"],
    because:
      "The fields that ask for a proof bring the passkey's island along, to every form that is sensitive.",
  },
  {
    folder: "components/",
    mayImport: ["components/", "lib/shared/", "lib/fresh/runtime"],
    because: "Components are markup: they fetch nothing and import only lib/shared.",
  },
  {
    folder: "islands/",
    mayImport: ["islands/", "components/", "lib/shared/", "lib/fresh/runtime"],
    because: "Islands run in the browser and import only components and lib/shared.",
  },
  {
    folder: "db/demo/",
    mayImport: ["db/", "lib/"],
    because: "The demo practice is made by the code that makes real ones.",
  },
  {
    folder: "db/factories/",
    mayImport: ["db/", "lib/"],
    because: "Factories make what the practice's own code would make.",
  },
  {
    folder: "lib/start/cli.ts",
    mayImport: ["db/", "lib/"],
    because: "The command line opens the practice as main.ts does.",
  },
  {
    folder: "db/",
    mayImport: ["db/", "lib/config/config.ts"],
    because: "Arrows point down: the database layer knows nothing of the practice.",
  },
  {
    folder: "lib/start/open_practice.ts",
    mayImport: ["db/", "lib/"],
    because: "Start-up opens everything.",
  },
  {
    folder: "lib/",
    mayImport: ["lib/", "db/"],
    because:
      "Arrows point down: lib imports no route, island or component, and of db not its demo or factories.",
  },
  {
    folder: "routes/",
    mayImport: ["routes/", "islands/", "components/", "lib/"],
    because: "Routes call domain functions; there is no SQL and no db in them.",
  },
];

const capabilities = [
  "auth",
  "people",
  "scheduling",
  "records",
  "audit",
  "jobs",
  "encryption",
  "outside",
  "observe",
  "http",
];

async function* sources(folder: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(join(root, folder))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

/** The project files that a file imports, as paths from the root. */
async function importsOf(file: string): Promise<string[]> {
  const text = await Deno.readTextFile(join(root, file));
  const specifiers = [...text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)"(\.{1,2}\/[^"]+)"/g)].map((
    [, path],
  ) => path);
  return specifiers.map((specifier) => relative(root, join(root, dirname(file), specifier)));
}

async function allImports(): Promise<{ file: string; imported: string }[]> {
  const found: { file: string; imported: string }[] = [];
  for (const folder of ["lib", "db", "routes", "components", "islands"]) {
    for await (const file of sources(folder)) {
      for (const imported of await importsOf(file)) found.push({ file, imported });
    }
  }
  return found;
}

Deno.test("imports point only the way that the house allows", async () => {
  const broken = (await allImports()).flatMap(({ file, imported }) => {
    const rule = rules.find(({ folder }) => file.startsWith(folder));
    return !rule || rule.mayImport.some((allowed) => imported.startsWith(allowed))
      ? []
      : [`${file} imports ${imported}. ${rule.because}`];
  });
  assert.deepEqual(broken, []);
});

Deno.test("lib imports the demo practice only where the practice is opened", async () => {
  const broken = (await allImports()).filter(({ file, imported }) =>
    file.startsWith("lib/") && file !== "lib/start/open_practice.ts" &&
    /^db\/(demo|factories)\//.test(imported)
  );
  assert.deepEqual(broken, []);
});

Deno.test("what islands import carries no zod, no Temporal and nothing of the server", async () => {
  const imports = await allImports();
  const reached = new Set(imports.map(({ file }) => file).filter((file) => file.startsWith("islands/")));
  for (const file of reached) {
    for (const edge of imports) if (edge.file === file) reached.add(edge.imported);
  }
  const broken: string[] = [];
  for (const file of reached) {
    const code = (await Deno.readTextFile(join(root, file))).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    if (/from "(zod|kysely|node:[^"]*)"|\bTemporal\.|\bDeno\./.test(code)) broken.push(file);
  }
  assert.ok(reached.size > 0, "There is no island; this test would prove nothing.");
  assert.deepEqual(broken, []);
});

Deno.test("only config.ts and start-up read the environment", async () => {
  const broken: string[] = [];
  for (const folder of ["lib", "db", "routes", "components", "islands"]) {
    for await (const file of sources(folder)) {
      if (file === "lib/config/config.ts" || file.startsWith("lib/fresh/")) continue;
      if (/\bDeno\.env\b|\bprocess\.env\b/.test(await Deno.readTextFile(join(root, file)))) broken.push(file);
    }
  }
  assert.deepEqual(broken, []);
});

Deno.test("a table is written only by the capability that owns it", async () => {
  const owners: Record<string, string[]> = {
    users: ["auth", "people"],
    accounts: ["auth"],
    sessions: ["auth"],
    tokens: ["auth"],
    twoFactors: ["auth"],
    recoveryCodes: ["auth"],
    passkeys: ["auth"],
    browsers: ["auth"],
    patientProfiles: ["people"],
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
    therapistProfiles: ["people", "scheduling"],
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
  const broken: string[] = [];
  for (const capability of capabilities) {
    const folder = join(root, "lib", capability);
    if (!await Deno.stat(folder).then(() => true, () => false)) continue;
    for await (const file of sources(join("lib", capability))) {
      const text = await Deno.readTextFile(join(root, file));
      for (const [, table] of text.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\("(\w+)"\)/g)) {
        if (!owners[table]?.includes(capability)) broken.push(`${file} writes ${table}`);
      }
    }
  }
  assert.deepEqual(broken, []);
});
