import { z } from "zod";
import type { Named } from "../answer/named.ts";
import type { Declaration } from "../api/operation.ts";
import { answersOf } from "../api/respond.ts";

/** JSON Schema, to the extent that this document reads it. */
export type JsonSchema = Record<string, unknown>;

const reference = (name: string) => `#/components/schemas/${name}`;

/** An error in the format of RFC 9457. Each kind can have additional members. */
export const problem: Named = {
  name: "Problem",
  schema: z.looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
};

/**
 * Returns the named schemas as JSON Schema: what a client may send in a body, and what it gets in an answer.
 * @throws when one name stands for two schemas.
 */
export function componentSchemas(operations: readonly Declaration[]): Record<string, JsonSchema> {
  const incoming = operations.flatMap(({ body, form }) => body ?? form ?? []);
  const outgoing = operations.flatMap((operation) => answersOf(operation).flatMap(({ body }) => body ?? []));
  return { ...describe(incoming), ...describe([problem, ...outgoing], closed) };
}

/** Returns a reference to a named schema. */
export const refTo = ({ name }: Named): JsonSchema => ({ $ref: reference(name) });

/** Returns the properties of a query or of headers, each with its own schema. */
export function propertiesOf(schema: z.ZodObject): { name: string; required: boolean; schema: JsonSchema }[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    required: required.includes(name),
    schema: property as JsonSchema,
  }));
}

/** An answer has the fields that its schema describes, and no others. */
function closed({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema }): void {
  const { def } = zodSchema._zod;
  if (def.type === "object" && !def.catchall) jsonSchema.additionalProperties = false;
}

/** Describes JSON on its way in or out: both are what the schemas call their input. */
function describe(schemas: readonly Named[], override?: typeof closed): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  const byName = new Map<string, z.ZodType>();
  for (const { name, schema } of schemas) {
    if ((byName.get(name) ?? schema) !== schema) throw new Error(`Two schemas are named ${name}.`);
    byName.set(name, schema);
    registry.add(schema, { id: name });
  }
  const described = z.toJSONSchema(registry, { io: "input", uri: reference, override }).schemas;
  return Object.fromEntries(
    Object.entries(described).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}
