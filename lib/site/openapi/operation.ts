import type { z } from "zod";

/** A schema under the name that it has in the document's components. */
export interface Named<Schema extends z.ZodType = z.ZodType> {
  name: string;
  schema: Schema;
}

/** Something that can be asked of the API. Who may ask stands in the access policy, and is read from there. */
export interface Operation {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The route's pattern, as the kernel knows it: "/api/appointments/:id". */
  route: string;
  tag:
    | "Accounts"
    | "Passkeys"
    | "Second factor"
    | "Sessions"
    | "Therapists"
    | "Appointments"
    | "Practice"
    | "Licenses"
    | "Care"
    | "Family"
    | "Measures"
    | "Notes"
    | "Calendars"
    | "Service";
  summary: string;
  description?: string;
  /** What parses the query, the headers and the body: the very schemas that the handler uses. */
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: Named;
  /** How the body is sent. Default: as JSON. */
  bodyType?: "multipart/form-data";
  /** What an answer without a problem is. */
  answer: { status: 200 | 201 | 202 | 204; description: string; body?: Named };
  /** What can go wrong beyond what follows from the above, as a sentence for each status. */
  problems?: Partial<Record<400 | 401 | 403 | 404 | 409 | 422 | 429, string>>;
}

/** Names a schema. */
export const named = <Schema extends z.ZodType>(name: string, schema: Schema): Named<Schema> => ({
  name,
  schema,
});
