import { Notice } from "../page/Notice.tsx";

/** What the phone of somebody in the demo practice would show. Only where there is one: in local. */
export function DemoCode({ code }: { code: string }) {
  return (
    <Notice title="This is a practice to try things out in">
      A demo account has no phone. Its code is <code class="font-semibold">{code}</code> at the moment.
    </Notice>
  );
}
