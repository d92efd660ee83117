/** Where and how to serve, in `Deno.serve`'s words. */
export type ListenOptions = Partial<Deno.ServeTcpOptions>;
