import type { FunctionComponent } from "preact";
import { renderToString } from "preact-render-to-string";
import Frame from "../../routes/_app.tsx";
import TherapistsPage from "../../routes/therapists/index.tsx";
import BookPage from "../../routes/therapists/[id]/book/index.tsx";
import { builtStylesheet } from "../../lib/site/styles/stylesheet.ts";
import { productionBuild } from "../support/prepared_build.ts";
import { type BenchPage, bookingPage, directoryPage } from "./pages.ts";

type Loose = FunctionComponent<Record<string, unknown>>;

const stylesheet = await builtStylesheet((await productionBuild()).root);

/** Renders the same tree, sends the same document, and does nothing else. */
function document({ route, data }: BenchPage, page: unknown): string {
  const AppFrame = Frame as Loose;
  const Page = page as Loose;
  const html = renderToString(
    <AppFrame route={route} state={{ actor: null, stylesheet }} Component={() => <Page data={data} />} />,
  );
  return "<!DOCTYPE html>" + html;
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
