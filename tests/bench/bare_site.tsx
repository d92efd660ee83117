import { renderToString } from "preact-render-to-string";
import { CardList } from "./site/card_list.tsx";
import { Frame } from "./site/frame.tsx";
import Picker from "./site/islands/Picker.tsx";
import { cards, days } from "./site/practice_data.ts";
import type { ComponentChildren } from "preact";

/** The same trees, rendered by a handler that does nothing else. `style` is the sheet that the kernel inlines. */
export function bareHandler(style: string): (request: Request) => Response {
  return (request) => {
    const tree = request.url.endsWith("/book") ? <Booking style={style} /> : <Therapists style={style} />;
    return new Response("<!DOCTYPE html>" + renderToString(tree), {
      headers: { "content-type": "text/html; charset=utf-8" },
    });
  };
}

function Document({ title, style, children }: { title: string; style: string; children: ComponentChildren }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body class="bg-gray-50 text-gray-900">
        <Frame>{children}</Frame>
      </body>
    </html>
  );
}

function Therapists({ style }: { style: string }) {
  return (
    <Document title="Therapists" style={style}>
      <h1>Therapists</h1>
      <CardList cards={cards} />
    </Document>
  );
}

function Booking({ style }: { style: string }) {
  return (
    <Document title="Book" style={style}>
      <h1>Book with {cards[0].name}</h1>
      <Picker days={days} therapist={cards[0].name} />
    </Document>
  );
}
