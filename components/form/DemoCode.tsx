import { Notice } from "../page/Notice.tsx";

/** The code that a demo user's phone would show. Only in local. */
export function DemoCode({ code }: { code: string }) {
  return (
    <Notice title="This is a demo practice">
      A demo account has no phone. Its code right now is <code class="font-semibold">{code}</code>.
    </Notice>
  );
}
