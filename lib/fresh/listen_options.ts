/** Where and how to serve, in `Deno.serve`'s terms. */
export type ListenOptions = Partial<Deno.ServeTcpOptions>;
