import assert from "node:assert/strict";
import { roles } from "../../lib/shared/codes/roles.ts";
import { type Refusal, type RefusalStatus, wordRefusal } from "../../lib/shared/refusal.ts";
import { readSources } from "../architecture/project.ts";

type Table = Record<string, Refusal<never>>;

const statuses: Record<RefusalStatus, true> = {
  400: true,
  401: true,
  403: true,
  404: true,
  409: true,
  410: true,
  413: true,
  422: true,
  429: true,
};

/** The facts that sentences mention, for every kind of refusal. */
const facts = {
  state: "NY",
  name: "Ana",
  status: "active",
  reason: "This password is too easy to guess.",
  field: "code",
  count: 2,
  most: 12,
  triesLeft: 2,
  expected: 9,
  noticeMinutes: 60,
  retryAfterSeconds: 90,
  mostBytes: 20 * 1024 * 1024,
  errors: [],
};

/** The facts of kinds in which the same name means something else. */
const factsOfKind: Record<string, Partial<typeof facts>> = {
  not_offered: { reason: "past" },
  not_cancellable: { status: "arrived" },
  not_reschedulable: { status: "arrived" },
  not_possible: { status: "arrived" },
};

/** Returns every table of refusals in lib/, by file and name. */
async function readTables(): Promise<[name: string, table: Table][]> {
  const files = [...(await readSources()).keys()].filter((file) => /^lib\/.*_refusals\.ts$/.test(file));
  const found = await Promise.all(files.map(async (file): Promise<[string, Table][]> => {
    const exported: Record<string, Table> = await import(`../../${file}`);
    return Object.entries(exported).filter(([name]) => name.endsWith("Refusals"))
      .map(([name, table]) => [`${file} ${name}`, table]);
  }));
  return found.flat();
}

const tables = await readTables();

Deno.test("every file of refusals exports a table", async () => {
  const files = [...(await readSources()).keys()].filter((file) => file.endsWith("_refusals.ts"));
  assert.ok(files.length > 20, String(files.length));
  for (const file of files) assert.ok(tables.some(([name]) => name.startsWith(file)), file);
});

Deno.test("every refusal has an allowed status, a code and a whole sentence for each role", () => {
  for (const [name, table] of tables) {
    for (const [kind, row] of Object.entries(table)) {
      const label = `${name} ${kind}`;
      const { errors: _, members: __, headers: ___, ...worded } = row;
      assert.ok(Object.hasOwn(statuses, row.status), label);
      for (const role of roles) {
        const refused = { ...facts, ...factsOfKind[kind], kind };
        const { code, sentence } = wordRefusal({ [kind]: worded }, refused as never, role);
        assert.match(code, /^[a-z]+(_[a-z]+)*$/, label);
        assert.match(sentence, /^[A-Z].+\.$/, label);
        assert.doesNotMatch(sentence, /undefined|NaN|\[object|\s\s/, label);
      }
    }
  }
});

Deno.test("a refusal whose row names a field is an error at that field", () => {
  const table = {
    same: { status: 422, code: "same_email", field: "email", sentence: "It is the same." },
  } as const;
  const { status, code, errors } = wordRefusal(table, { kind: "same" });
  assert.deepEqual([status, code, errors], [422, "same_email", [{
    path: "email",
    message: "It is the same.",
  }]]);
});
