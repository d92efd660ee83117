import type { z } from "zod";
import type { NewFile } from "../../files/store_file.ts";
import type { Acting } from "../../practice.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Tag } from "./tags.ts";
import type { Asked } from "./asked.ts";
import type { Named } from "../answer/named.ts";
import type { Reply } from "../answer/reply.ts";

/** The methods that an operation can have. */
export type ApiMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A successful response. */
export interface Answer {
  /** Default: 200 with a body or a file, 204 without one. */
  status?: 200 | 201 | 202 | 204;
  description: string;
  body?: Named;
  /** The media types of a download. `handle` then returns the file. */
  file?: readonly string[];
}

/** An operation's refusals: a table of refusals, or rows of one. */
export interface Problems {
  // deno-lint-ignore no-explicit-any -- each row is about a different refusal
  readonly [kind: string]: Refusal<any>;
}

/** The description of an operation. The access policy defines who may call it. */
export interface Declaration {
  tag: Tag;
  summary: string;
  description?: string;
  /** IDs in the path that are not UUIDs. */
  params?: Record<string, z.ZodType<string>>;
  query?: z.ZodObject;
  /** The operation requires an Idempotency-Key header, so that a retry does nothing twice. */
  idempotencyKey?: true;
  /** The caller must have confirmed their identity within the last minutes. */
  needsProof?: true;
  /** A JSON body, of at most `limit` bytes. */
  body?: Named;
  limit?: number;
  /**
   * A multipart form. `handle` reads it from `ctx.req`, so that it can refuse a request before it reads a
   * large file.
   */
  form?: Named;
  answer: Answer | readonly Answer[];
  /** Refusals that the fields above do not imply. */
  problems?: Problems | readonly Problems[];
}

/** An operation of the API: declared, parsed, handled and described in one place. */
export interface Operation<
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answers extends Answer = Answer,
> extends Declaration {
  query?: Query;
  body?: Named<Body>;
  /** The schema that parses this caller's body, if `body` describes several. */
  bodyFor?(acting: Acting): z.ZodType<z.output<Body>>;
  answer: Answers | readonly Answers[];
  /** Returns the answer, in a `reply` if it needs headers or another status. Throws refusals. */
  handle(asked: Asked<Query, Body>): Result<Answers> | Promise<Result<Answers>>;
}

/** What `handle` may return. The declared schema determines it, so that a wrong field does not compile. */
type Result<Answers extends Answer> = Answered<Answers> | Reply<Answered<Answers>>;

type Answered<Each extends Answer> = Each extends { file: readonly string[] } ? NewFile
  : Each extends { body: Named<infer Schema> } ? Unchanged<z.output<Schema>>
  : void;

/** The same type, but read-only, so that constant lists can be answers. */
type Unchanged<Value> = Value extends Temporal.Instant | Temporal.PlainDate ? Value
  : Value extends readonly (infer Item)[] ? readonly Unchanged<Item>[]
  : Value extends object ? { readonly [Key in keyof Value]: Unchanged<Value[Key]> }
  : Value;
