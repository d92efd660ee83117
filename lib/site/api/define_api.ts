import type { Context } from "fresh";
import type { z } from "zod";
import { readIdempotencyKey } from "../../http/idempotency_key.ts";
import { readJson, readQuery } from "../../http/json.ts";
import { isId } from "../../http/parameters.ts";
import { notFoundProblem } from "../../http/refusal_problem.ts";
import { actingAs, enforcePolicy } from "../access/access.ts";
import { actingWithProof } from "../proofs/recent_proof.ts";
import type { State } from "../state.ts";
import { Asked } from "./asked.ts";
import type { Answer, ApiMethod, Declaration, Operation } from "./operation.ts";
import { respond } from "./respond.ts";

/** The handlers of a route, as Fresh takes them. */
export type ApiHandlers = Partial<Record<ApiMethod, (ctx: Context<State>) => Promise<Response>>>;
type Declarations = Partial<Record<ApiMethod, Declaration>>;

/**
 * In development, routes come from a bundle with its own copies of modules. Only the handlers themselves can
 * carry their declarations to this copy.
 */
const DECLARATIONS = Symbol.for("bloom.declarations");

/** Returns the declarations of these handlers; null if `defineApi` did not create them. */
export const declarationsOf = (handlers: object): Declarations | null =>
  (handlers as { [DECLARATIONS]?: Declarations })[DECLARATIONS] ?? null;

/**
 * Declares a route's operations next to their handlers. Each operation is checked against the access policy,
 * parses its request, responds with the result of `handle`, and is described at /api/openapi.json.
 *
 * Each method has its own type parameters. TypeScript infers what a `handle` gets from the schemas beside it,
 * but not if one parameter describes all methods.
 */
export function defineApi<
  GetQuery extends z.ZodObject,
  GetBody extends z.ZodType,
  Get extends Answer,
  PostQuery extends z.ZodObject,
  PostBody extends z.ZodType,
  Post extends Answer,
  PutQuery extends z.ZodObject,
  PutBody extends z.ZodType,
  Put extends Answer,
  PatchQuery extends z.ZodObject,
  PatchBody extends z.ZodType,
  Patch extends Answer,
  DeleteQuery extends z.ZodObject,
  DeleteBody extends z.ZodType,
  Delete extends Answer,
>(operations: {
  GET?: Operation<GetQuery, GetBody, Get>;
  POST?: Operation<PostQuery, PostBody, Post>;
  PUT?: Operation<PutQuery, PutBody, Put>;
  PATCH?: Operation<PatchQuery, PatchBody, Patch>;
  DELETE?: Operation<DeleteQuery, DeleteBody, Delete>;
}): ApiHandlers {
  const handlers: ApiHandlers = {};
  for (const [method, operation] of Object.entries(operations) as [ApiMethod, Operation][]) {
    handlers[method] = (ctx) => perform(operation, ctx);
  }
  return Object.defineProperty(handlers, DECLARATIONS, { value: operations });
}

async function perform(operation: Operation, ctx: Context<State>): Promise<Response> {
  enforcePolicy(ctx);
  if (operation.needsProof) await actingWithProof(ctx);
  const params = readParams(ctx.params, operation);
  const query = operation.query ? readQuery(ctx.url, operation.query) : {};
  const idempotencyKey = operation.idempotencyKey ? readIdempotencyKey(ctx.req) : "";
  const body = await readDeclaredBody(operation, ctx);
  const result = await operation.handle(new Asked(ctx, params, query, body, idempotencyKey));
  return respond(operation, result, ctx.state);
}

/** The parameters of the path. @throws {Problem} 404 for an invalid one, because nothing can exist there. */
function readParams(params: Record<string, string>, operation: Operation): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const schema = operation.params?.[name];
      if (schema ? !schema.safeParse(value).success : !isId(value)) throw notFoundProblem();
      return [name, value];
    }),
  );
}

async function readDeclaredBody({ body, bodyFor, limit }: Operation, ctx: Context<State>): Promise<unknown> {
  if (!body) return undefined;
  return await readJson(ctx.req, bodyFor ? bodyFor(actingAs(ctx)) : body.schema, limit);
}
