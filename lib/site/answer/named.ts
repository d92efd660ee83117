import type { z } from "zod";

/** A schema with its name in the components of the API's description. */
export interface Named<Schema extends z.ZodType = z.ZodType> {
  name: string;
  schema: Schema;
}

/** Names a schema. */
export const named = <Schema extends z.ZodType>(name: string, schema: Schema): Named<Schema> => ({
  name,
  schema,
});
