import * as paths from "../../lib/shared/paths.ts";
import { Notice } from "../page/Notice.tsx";

/** How to look around in the demo practice. Only in local. */
export function DemoHint() {
  return (
    <Notice title="This is a demo practice">
      Sign in as <code>patient@bloom.example</code>, <code>therapist@bloom.example</code>, or{" "}
      <code>admin@bloom.example</code>, all with the password{" "}
      <code>bloom-demo-2026</code>. You can read every email that Bloom sends at{" "}
      <a href={paths.devMail()}>/dev/mail</a>.
    </Notice>
  );
}
