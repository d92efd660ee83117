import { policy } from "../access/policy.ts";
import type { Config } from "../../config/config.ts";
import { sessionCookie } from "../cookies.ts";
import { STATUS_TEXT } from "../../http/status_text.ts";
import { componentSchemas, type JsonSchema, problem, propertiesOf, refTo } from "./components.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";

/** The description of the whole API (OpenAPI 3.1), made from the schemas that parse its requests. */
export function openApiDocument(config: Pick<Config, "origin">): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
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
        "Keys are camelCase, times are RFC 3339 instants, pages go on with nextCursor, unknown fields of a body that is described are refused.",
    },
    servers: [{ url: config.origin }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: componentSchemas(operations),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: sessionCookie.nameAt(config) },
      },
    },
  };
}

function describe(operation: Operation): JsonSchema {
  const { route, method, tag, summary, description, query, headers, body, answer } = operation;
  const who = policy[route]?.[method]?.who ?? [];
  const forWhom = who === "everyone" ? "" : `For a signed-in ${who.join(" or ")}.`;
  const parameters = [
    ...[...route.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string", format: "uuid" },
    })),
    ...(query ? propertiesOf(query).map((property) => ({ ...property, in: "query" })) : []),
    ...(headers ? propertiesOf(headers).map((property) => ({ ...property, in: "header" })) : []),
  ];
  return {
    operationId: operationId(operation),
    tags: [tag],
    summary,
    description: [description, forWhom].filter(Boolean).join(" ") || undefined,
    security: who === "everyone" ? [{}, { session: [] }] : [{ session: [] }],
    parameters,
    requestBody: body && {
      required: true,
      content: { [operation.bodyType ?? "application/json"]: { schema: refTo(body) } },
    },
    responses: {
      [answer.status]: {
        description: answer.description,
        content: answer.body && { "application/json": { schema: refTo(answer.body) } },
      },
      ...problemResponses(operation, who !== "everyone"),
    },
  };
}

function problemResponses(operation: Operation, needsSession: boolean): Record<string, JsonSchema> {
  const { route, query, headers, body, problems } = operation;
  const statuses = new Map<number, string>();
  if (needsSession) statuses.set(401, "Nobody is signed in.").set(403, "This is not for the caller's role.");
  if (route.includes(":")) statuses.set(404, "There is nothing of that id, or it is somebody else's.");
  if (body) {
    const form = operation.bodyType ? "form" : "JSON";
    statuses.set(400, `The body is no ${form}.`).set(413, "The body is too long.")
      .set(415, `The body is not sent as ${form}.`);
  }
  if (body || query || headers) statuses.set(422, "The input is wrong; `errors` says where.");
  for (const [status, sentence] of Object.entries(problems ?? {})) statuses.set(Number(status), sentence);
  const content = { "application/problem+json": { schema: refTo(problem) } };
  const responses = [...statuses].sort(([a], [b]) => a - b)
    .map(([status, description]) => [String(status), { description, content }]);
  return {
    ...Object.fromEntries(responses),
    default: { description: `Anything else, such as 500 (${STATUS_TEXT[500] ?? ""}).`, content },
  };
}

/** "postAppointmentsCancellation": the method and the route's words. */
function operationId({ method, route }: Operation): string {
  const words = route.replace(/^\/api\//, "").split(/[^A-Za-z]+/).filter((word) =>
    word !== "" && word !== "id"
  );
  const camel = words.map((word) => word[0].toUpperCase() + word.slice(1)).join("");
  return method.toLowerCase() + camel + (route.endsWith(":id") ? "ById" : "");
}
