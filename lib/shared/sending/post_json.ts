/** The message when no answer comes. */
export const UNREACHABLE = "We couldn't reach Bloom. Check your connection and try again.";

/** Posts to the API, and names the page's account (account_mark.ts). Null: no answer came. */
export const postJson = (
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response | null> =>
  fetch(path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "account-mark": document.documentElement.dataset.accountMark ?? "",
      ...headers,
    },
    body: JSON.stringify(body),
  }).catch(() => null);
