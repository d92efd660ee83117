import { type Browser, chromium } from "playwright-core";

/** The path of a Chromium; `deno task test` sets it, and Debian's is the fallback for a single file. */
export const chromiumPath = Deno.env.get("BLOOM_TEST_CHROMIUM") ?? debianChromium();

function debianChromium(): string | null {
  const installed = new Set([...Deno.readDirSync("/usr/bin")].map(({ name }) => name));
  const name = ["chromium-headless-shell", "chromium"].find((name) => installed.has(name));
  return name ? `/usr/bin/${name}` : null;
}

let launched: Promise<Browser> | undefined;

/** Opens the browser of this test file. */
export function openChromium(): Promise<Browser> {
  return launched ??= launch();
}

async function launch(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? undefined,
    args: [
      "--no-sandbox",
      "--headless",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return browser;
}

/** Closes the browser of this test file, if there is one. */
export async function closeChromium(): Promise<void> {
  await (await launched)?.close();
}
