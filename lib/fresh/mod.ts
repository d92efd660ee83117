export { App } from "./app.ts";
export type { Context, FreshConfig, PageProps, ResolvedFreshConfig } from "./context.ts";
export { csp, type CSPOptions } from "./csp.ts";
export { csrf, type CsrfOptions } from "./csrf.ts";
export {
  createDefine,
  type Define,
  type HandlerByMethod,
  type HandlerFn,
  type Method,
  type Middleware,
  page,
  type PageResponse,
  type RouteData,
  type RouteHandler,
} from "./define.ts";
export { HttpError } from "./http_error.ts";
export type { ListenOptions } from "./listen_options.ts";
export { staticFiles } from "./static_files.ts";
