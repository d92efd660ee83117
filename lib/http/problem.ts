import { HttpError } from "fresh";
import { STATUS_TEXT } from "./status_text.ts";

/** One thing that is wrong with the input; `path` is dotted, "" for the whole. */
export interface InputError {
  path: string;
  message: string;
}

interface ProblemOptions {
  /** Tells apart problems of one status; ends up in `type`. */
  code?: string;
  errors?: InputError[];
  headers?: Record<string, string>;
  /** Further members of the problem document. */
  extension?: Record<string, unknown>;
}

/** An error that an API client is meant to read, in the form of RFC 9457. Throw it; routes/api/_error.ts answers. */
export class Problem extends HttpError {
  constructor(status: number, readonly detail: string, readonly options: ProblemOptions = {}) {
    super(status, detail);
    this.name = "Problem";
  }
}

/** The `application/problem+json` answer for any error; what is no HttpError tells nothing of itself. */
export function problemResponse(error: unknown): Response {
  const status = error instanceof HttpError ? error.status : 500;
  const title = STATUS_TEXT[status] ?? "Error";
  const options = error instanceof Problem ? error.options : {};
  const detail = error instanceof HttpError && error.message ? error.message : `${title}.`;
  const body = {
    type: options.code ? `urn:bloom:problem:${options.code}` : "about:blank",
    title,
    status,
    detail,
    ...(options.errors ? { errors: options.errors } : {}),
    ...options.extension,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...options.headers, "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
