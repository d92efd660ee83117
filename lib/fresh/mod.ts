export { App, type Handler } from "./app.ts";
export { Context, type FreshConfig, type PageComponent, type PageProps } from "./context.ts";
export { csp, type CspOptions } from "./csp.ts";
export { csrf, type CsrfOptions } from "./csrf.ts";
export {
  createDefine,
  type Define,
  type HandlerByMethod,
  type HandlerFn,
  type Method,
  type Middleware,
  page,
  PageResponse,
  type RouteHandler,
} from "./define.ts";
export { HttpError } from "./http_error.ts";
export type { ListenOptions } from "./serve.ts";
export { staticFiles } from "./static_files.ts";
