import type { PageProps } from "fresh";

export default function App({ Component }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Bloom</title>
      </head>
      <body class="bg-gray-50 text-gray-900">
        <Component />
      </body>
    </html>
  );
}
