import { Head } from "fresh/runtime";

interface PageTitleProps {
  children: string;
  /** What is wrong with the page's form; the title then begins with it, since a screen reader speaks it first. */
  errors?: Readonly<Record<string, string>>;
}

/** The page's title in the browser's tab. */
export function PageTitle({ children, errors = {} }: PageTitleProps) {
  return (
    <Head>
      <title>{`${Object.keys(errors).length > 0 ? "Error: " : ""}${children} · Bloom`}</title>
    </Head>
  );
}
