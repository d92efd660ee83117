import type { NewFile } from "../../files/store_file.ts";
import { fileResponse } from "../file_response.ts";
import type { Answer, Declaration } from "./operation.ts";
import { Reply } from "../answer/reply.ts";
import type { State } from "../state.ts";

/** Returns the response for an operation's result. */
export function respond({ answer }: Declaration, result: unknown, state: State): Response {
  const [first] = answersOf({ answer });
  const { body, init } = result instanceof Reply ? result : new Reply(result, {});
  if (first.file) return fileResponse(state, body as NewFile);
  const { status = statusOf(first) } = init;
  const headers = new Headers(init.headers);
  // An answer can contain personal data before a session exists, such as the answer to a sign-in.
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return body === undefined
    ? new Response(null, { status, headers })
    : Response.json(body, { status, headers });
}

/** Returns the successful responses of an operation, the usual one first. */
export const answersOf = ({ answer }: Pick<Declaration, "answer">): readonly Answer[] => [answer].flat();

/** Returns the status of an answer. */
export const statusOf = ({ status, body, file }: Answer): number => status ?? (body || file ? 200 : 204);
