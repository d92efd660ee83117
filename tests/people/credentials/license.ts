import type { Client } from "../../support/app.ts";
import type { TestPractice } from "../../support/practice.ts";

/** A small document like those that therapists upload. */
export const pdf = new TextEncoder().encode("%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer\n%%EOF\n");

export interface LicenseFields {
  kind?: string;
  number?: string;
  state?: string;
  issuedOn?: string;
  expiresOn?: string;
}

/** Returns the date this many days from today, as a form sends it. */
export const dayIn = (practice: TestPractice, days: number) =>
  practice.now().toZonedDateTimeISO("America/Denver").toPlainDate().add({ days }).toString();

/** Returns a therapist's form for a license, with a document. */
export function licenseForm(
  practice: TestPractice,
  fields: LicenseFields = {},
  document?: Blob | null,
): FormData {
  const form = new FormData();
  const filled = {
    kind: "psychologist",
    number: "PSY.0004711",
    state: "NM",
    issuedOn: dayIn(practice, -400),
    expiresOn: dayIn(practice, 400),
    ...fields,
  };
  for (const [name, value] of Object.entries(filled)) form.set(name, value);
  if (document !== null) form.set("document", document ?? new Blob([pdf]), "my license.pdf");
  return form;
}

/** Submits a license over the API. */
export const submit = (client: Client, form: FormData) =>
  client.fetch("/api/practice/credentials", { method: "POST", body: form });

/** Submits a license and expects success. @returns the license. */
export async function submitted(client: Client, form: FormData): Promise<{ id: string; version: number }> {
  const response = await submit(client, form);
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return await response.json();
}
