import { fetchFromPage } from "./account_mark.ts";

/** The message when no answer comes. */
export const UNREACHABLE = "We couldn't reach Bloom. Check your connection and try again.";

/** Posts to the API. Null: no answer came. */
export const postJson = (
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response | null> =>
  fetchFromPage(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  }).catch(() => null);
