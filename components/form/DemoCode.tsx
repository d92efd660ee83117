import { Notice } from "../page/Notice.tsx";

/** What the phone of somebody in the demo practice would show. Only where there is one: in local. */
export function DemoCode({ code }: { code: string }) {
  return (
    <Notice title="This is a demo practice">
      A demo account has no phone. Its code right now is <code class="font-semibold">{code}</code>.
    </Notice>
  );
}
