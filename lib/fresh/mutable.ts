/** Returns the response, or a copy if its headers are immutable, because middlewares set headers. */
export function mutable(response: Response): Response {
  try {
    response.headers.delete("x-fresh");
    return response;
  } catch {
    return copyOf(response);
  }
}

/** A response of `fetch` has a decoded body, but still the headers of the encoded one. */
function copyOf(response: Response): Response {
  const copy = new Response(response.body, response);
  if (response.url !== "" && copy.headers.has("content-encoding")) {
    copy.headers.delete("content-encoding");
    copy.headers.delete("content-length");
  }
  return copy;
}
