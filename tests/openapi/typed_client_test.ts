import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { openApiDocument } from "../../lib/site/openapi/document.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient, createTherapist } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";
import { operations } from "./api_operations.ts";

const document = openApiDocument({ origin: "https://bloom.example" }, operations);
const types = astToString(await openapiTS(JSON.stringify(document), { defaultNonNullable: false }));

/** A program by a client's developer, whose tools generate types from the API's description. */
const program = `
import createClient from "openapi-fetch";
import type { paths } from "./api.ts";

export async function book(fetch: (request: Request) => Promise<Response>, therapistId: string) {
  const client = createClient<paths>({ baseUrl: "https://bloom.example", fetch });

  const found = await client.GET("/api/therapists", { params: { query: { sort: "name", limit: 1 } } });
  const names: string[] = found.data?.items.map(({ name }) => name) ?? [];

  const slots = await client.GET("/api/therapists/{id}/slots", {
    params: { path: { id: therapistId }, query: { days: 14 } },
  });
  const startsAt: string = slots.data?.nextFree?.startsAt ?? "";

  const booked = await client.POST("/api/appointments", {
    params: { header: { "Idempotency-Key": crypto.randomUUID() } },
    body: { therapistId, startsAt },
  });
  const status: "pending" | "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow" | undefined =
    booked.data?.status;

  const refused = await client.POST("/api/appointments", {
    params: { header: { "Idempotency-Key": crypto.randomUUID() } },
    body: { therapistId, startsAt: "2001-01-01T00:00:00Z" },
  });
  const detail: string | undefined = refused.error?.detail;

  const signedOut = await client.POST("/api/auth/sign-out");
  return { names, status, detail, signedOut: signedOut.response.status };
}
`;

/** Lines of that program, each with a mistake in it. */
const slips: [right: string, wrong: string][] = [
  ["{ days: 14 }", '{ days: "14" }'],
  ['"/api/auth/sign-out"', '"/api/auth/sign-of"'],
  ["body: { therapistId, startsAt }", "body: { therapistId }"],
  ["params: { path: { id: therapistId }, ", "params: { "],
  ["booked.data?.status", "booked.data?.state"],
];

databaseTest(
  "a typed client that is generated from the description compiles and gets its answers",
  async ({ db }) => {
    const folder = await Deno.makeTempDir({ prefix: "bloom_client_" });
    try {
      await Deno.writeTextFile(join(folder, "api.ts"), types);
      const right = join(folder, "right.ts");
      await Deno.writeTextFile(right, program);
      assert.equal(await typeErrors(right), "");

      const practice = testPractice(db);
      const therapist = await createTherapist(practice, { name: "Ada Lovelace" });
      const app = await testApp(practice);
      const patient = await app.as(await createPatient(practice));
      const { book } = await import(pathToFileURL(right).href);
      const fetch = async (request: Request) =>
        await patient.fetch(new URL(request.url).pathname + new URL(request.url).search, {
          method: request.method,
          headers: request.headers,
          body: await request.text() || undefined,
        });
      const { names, status, detail, signedOut } = await book(fetch, therapist.id);
      assert.deepEqual(names, ["Ada Lovelace"]);
      assert.equal(status, "booked");
      assert.match(detail, /\w/);
      assert.equal(signedOut, 204);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
  { engines: ["PGlite"] },
);

Deno.test("a call that the description does not allow does not compile", async () => {
  const folder = await Deno.makeTempDir({ prefix: "bloom_client_" });
  try {
    await Deno.writeTextFile(join(folder, "api.ts"), types);
    const files = await Promise.all(slips.map(async ([right, wrong], index) => {
      assert.ok(program.includes(right), right);
      const file = join(folder, `wrong_${index}.ts`);
      await Deno.writeTextFile(file, program.replace(right, wrong));
      return file;
    }));
    const errors = await typeErrors(...files);
    for (const [index, [, wrong]] of slips.entries()) assert.ok(errors.includes(`wrong_${index}.ts`), wrong);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** Returns the compiler's errors for these programs; "" if there are none. */
async function typeErrors(...files: string[]): Promise<string> {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["check", "--quiet", "--config", join(root, "deno.json"), ...files],
    env: { NO_COLOR: "1" },
  }).output();
  return success ? "" : new TextDecoder().decode(stderr);
}
