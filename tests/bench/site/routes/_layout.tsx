import type { PageProps } from "fresh";
import { Frame } from "../frame.tsx";

export default function Layout({ Component }: PageProps) {
  return (
    <Frame>
      <Component />
    </Frame>
  );
}
