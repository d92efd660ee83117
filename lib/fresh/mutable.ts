/** The response itself, or a copy where its headers cannot be changed, which middlewares have to. */
export function mutable(response: Response): Response {
  try {
    response.headers.delete("x-fresh");
    return response;
  } catch {
    return copyOf(response);
  }
}

/** What `fetch` gives has a decoded body, but still the headers of the encoded one. */
function copyOf(response: Response): Response {
  const copy = new Response(response.body, response);
  if (response.url !== "" && copy.headers.has("content-encoding")) {
    copy.headers.delete("content-encoding");
    copy.headers.delete("content-length");
  }
  return copy;
}
