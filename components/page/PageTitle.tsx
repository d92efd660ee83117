import { Head } from "fresh/runtime";

interface PageTitleProps {
  children: string;
  /**
   * The errors of the page's form; the title then begins with them, because a screen reader reads it first.
   */
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
