/** A page as its reader sees it. */
export interface ReadPage {
  status: number;
  title: string;
  /** The text in <main>, without tags. */
  text: string;
  /** The targets of the links and forms in <main>. */
  links: string[];
  html: string;
}

/** Reads an HTML response: text and links of its main part, with entities decoded. */
export async function readPage(response: Response): Promise<ReadPage> {
  const html = await response.text();
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>")).replace(
    /<script[^]*?<\/script>/g,
    "",
  );
  return {
    status: response.status,
    title: decode(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ""),
    text: decode(main.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim(),
    links: [...main.matchAll(/ (?:href|action)="([^"]*)"/g)].map(([, address]) => decode(address)),
    html,
  };
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };
const decode = (text: string) => text.replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole);
