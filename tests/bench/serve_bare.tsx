import type { FunctionComponent } from "preact";
import { renderToString } from "preact-render-to-string";
import { Builder } from "fresh/dev";
import { config } from "../../fresh.config.ts";
import Frame from "../../routes/_app.tsx";
import TherapistsPage from "../../routes/therapists/index.tsx";
import BookPage from "../../routes/therapists/[id]/book/index.tsx";
import { type BenchPage, bookingPage, directoryPage } from "./pages.ts";

type Loose = FunctionComponent<Record<string, unknown>>;

const { css } = await new Builder(config).snapshot();
const style = `<style>${css}</style>`;

/** Renders the same tree, sends the same document, and does nothing else. */
function document({ route, data }: BenchPage, page: unknown): string {
  const AppFrame = Frame as Loose;
  const Page = page as Loose;
  const html = renderToString(
    <AppFrame route={route} state={{ actor: null }} Component={() => <Page data={data} />} />,
  );
  const end = html.indexOf("</head>");
  return "<!DOCTYPE html>" + html.slice(0, end) + style + html.slice(end);
}

Deno.serve({
  port: Number(Deno.args[0]),
  hostname: "127.0.0.1",
  automaticCompression: true,
  onListen: () => console.log("ready"),
}, (request) => {
  const html = request.url.endsWith("/book")
    ? document(bookingPage, BookPage)
    : document(directoryPage, TherapistsPage);
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
});
