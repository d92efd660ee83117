import { HttpError } from "fresh";
import type { InputError } from "../shared/refusal.ts";
import { STATUS_TEXT } from "./status_text.ts";

interface ProblemOptions {
  /** Distinguishes problems with the same status; part of `type`. */
  code?: string;
  errors?: InputError[];
  headers?: Record<string, string>;
  /** Further members of the problem document. */
  extension?: Record<string, unknown>;
}

/** A status of an error, as Fresh knows it. */
type ErrorStatus = HttpError["status"];

/** An error for API clients, in the form of RFC 9457. Throw it; routes/api/_error.ts answers. */
export class Problem extends HttpError {
  constructor(status: ErrorStatus, readonly detail: string, readonly options: ProblemOptions = {}) {
    super(status, detail);
    this.name = "Problem";
  }
}

/**
 * Returns the `application/problem+json` answer for any error; anything but an HttpError reveals nothing
 * about itself.
 */
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
