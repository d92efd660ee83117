import { z } from "zod";
import type { NewFile } from "../../files/store_file.ts";
import { fileResponse } from "../file_response.ts";
import type { Answer, Declaration } from "./operation.ts";
import { Reply } from "../answer/reply.ts";
import type { State } from "../state.ts";

/**
 * Returns the response for an operation's result. The answer's schema encodes the body: instants become text,
 * and a field that it does not describe never leaves the server.
 */
export function respond({ answer }: Declaration, result: unknown, state: State): Response {
  const answers = answersOf({ answer });
  const { body, init } = result instanceof Reply ? result : new Reply(result, {});
  if (answers[0].file) return fileResponse(state, body as NewFile);
  const { status = statusOf(answers[0]) } = init;
  const schema = answers.find((each) => statusOf(each) === status)?.body?.schema;
  const headers = new Headers(init.headers);
  // An answer can contain personal data before a session exists, such as the answer to a sign-in.
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return schema && body !== undefined
    ? Response.json(z.encode(schema, body), { status, headers })
    : new Response(null, { status, headers });
}

/** Returns the successful responses of an operation, the usual one first. */
export const answersOf = ({ answer }: Pick<Declaration, "answer">): readonly Answer[] => [answer].flat();

/** Returns the status of an answer. */
export const statusOf = ({ status, body, file }: Answer): number => status ?? (body || file ? 200 : 204);
