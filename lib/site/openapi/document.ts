import { policy } from "../access/policy.ts";
import type { Rule } from "../access/rule.ts";
import type { Config } from "../../config/config.ts";
import { sessionCookie } from "../cookies.ts";
import { STATUS_TEXT } from "../../http/status_text.ts";
import { bookingHeaders } from "../../shared/schemas/appointments.ts";
import type { RoutedOperation } from "../api/collect_operations.ts";
import type { Answer } from "../api/operation.ts";
import { answersOf, statusOf } from "../api/respond.ts";
import { whoMay } from "../access/who_may.ts";
import { componentSchemas, type JsonSchema, problem, propertiesOf, refTo } from "./components.ts";
import { problemSentences } from "./problem_sentences.ts";
import { tags } from "../api/tags.ts";
import { z } from "zod";

/** An OpenAPI document; `paths` contains the operations of each path by method. */
export type OpenApiDocument = JsonSchema & {
  openapi: "3.1.0";
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, DescribedOperation>>;
};

interface DescribedOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: JsonSchema[];
  parameters: JsonSchema[];
  requestBody?: JsonSchema;
  responses: Record<string, JsonSchema>;
}

/** Returns the description of the whole API (OpenAPI 3.1), generated from what its routes declare. */
export function openApiDocument(
  { origin }: Pick<Config, "origin">,
  operations: readonly RoutedOperation[],
): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const operation of operations) {
    const path = operation.route.replaceAll(/:(\w+)/g, "{$1}");
    (paths[path] ??= {})[operation.method.toLowerCase()] = describe(operation);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Bloom",
      version: "1",
      description:
        "Keys are in camelCase, and times are RFC 3339 instants. To read the next page of a list, send its " +
        "`nextCursor` as `cursor`. A body with a field that is not described is refused.",
    },
    servers: [{ url: origin }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: componentSchemas(operations),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: sessionCookie.nameAt({ origin }) },
      },
    },
  };
}

function describe(operation: RoutedOperation): DescribedOperation {
  const { route, method, tag, summary, description, body, form } = operation;
  const rule = policy[route]?.[method];
  const isOpen = rule?.who === "everyone";
  const forWhom = !rule || isOpen ? "" : `For a signed-in ${whoMay(rule)}.`;
  return {
    operationId: operationId(operation),
    tags: [tag],
    summary,
    description: [description, forWhom].filter(Boolean).join(" ") || undefined,
    security: isOpen ? [{}, { session: [] }] : [{ session: [] }],
    parameters: parametersOf(operation),
    requestBody: body
      ? { required: true, content: { "application/json": { schema: refTo(body) } } }
      : form && { required: true, content: { "multipart/form-data": { schema: refTo(form) } } },
    responses: {
      ...Object.fromEntries(answersOf(operation).map((answer) => [statusOf(answer), describeAnswer(answer)])),
      ...describeProblems(operation, rule),
      default: {
        description: `Any other error, such as 500 (${STATUS_TEXT[500]}).`,
        content: problemContent,
      },
    },
  };
}

/**
 * Describes an ID in a path. It has no pattern, because an invalid ID gets the same 404 as an unknown one.
 */
const id = z.string().meta({ format: "uuid" });

function parametersOf({ route, params, query, idempotencyKey }: RoutedOperation): JsonSchema[] {
  const inPath = z.object(Object.fromEntries(
    [...route.matchAll(/:(\w+)/g)].map(([, name]) => [name, params?.[name] ?? id]),
  ));
  const parameters = [
    { in: "path", schema: inPath },
    { in: "query", schema: query },
    { in: "header", schema: idempotencyKey && bookingHeaders },
  ];
  return parameters.flatMap((each) =>
    each.schema ? propertiesOf(each.schema).map((property) => ({ ...property, in: each.in })) : []
  );
}

function describeAnswer({ description, body, file }: Answer): JsonSchema {
  if (!file) return { description, content: body && { "application/json": { schema: refTo(body) } } };
  return { description, content: Object.fromEntries(file.map((type) => [type, {}])) };
}

const problemContent = { "application/problem+json": { schema: refTo(problem) } };

/**
 * The refusals. An operation that refuses nothing itself can still get a request that the server cannot read,
 * and then answers without a body.
 */
function describeProblems(operation: RoutedOperation, rule: Rule | undefined): Record<number, JsonSchema> {
  const sentences = problemSentences(operation, rule);
  if (sentences.size === 0) return { 400: { description: "The server cannot read the request." } };
  return Object.fromEntries(
    [...sentences].map(([status, description]) => [status, { description, content: problemContent }]),
  );
}

/** Returns an ID such as "postAppointmentsCancellation": the method and the words of the route. */
function operationId({ method, route }: RoutedOperation): string {
  const words = route.replace(/^\/api\//, "").split(/[^A-Za-z]+/).filter((word) =>
    word !== "" && word !== "id"
  );
  const camel = words.map((word) => word[0].toUpperCase() + word.slice(1)).join("");
  return method.toLowerCase() + camel + (route.endsWith(":id") ? "ById" : "");
}
