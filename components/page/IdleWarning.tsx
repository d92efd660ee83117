import { Head } from "fresh/runtime";
import * as paths from "../../lib/shared/paths.ts";
import { Button } from "../form/Button.tsx";
import { PostForm } from "../form/PostForm.tsx";

/**
 * Warns that inactivity will sign the user out in a few minutes. A style sheet shows the warning when it is
 * due, so that it works without a script. The button opens another tab, so that a half-written form stays
 * unchanged.
 */
export function IdleWarning({ role }: { role: string }) {
  return (
    <>
      <Head>
        <link rel="stylesheet" href={paths.idleWarning(role)} />
      </Head>
      <div
        id="idle-warning"
        role="status"
        class="invisible fixed inset-x-0 bottom-0 z-10 border-t bg-surface py-4 shadow-lg"
      >
        <PostForm
          action={paths.renewSession()}
          target="_blank"
          class="mx-auto flex max-w-page flex-wrap items-center justify-between gap-3 px-4"
        >
          <p class="min-w-0">
            <strong>You'll be signed out in a few minutes</strong>{" "}
            because you haven't done anything here for a while.
          </p>
          <Button>Stay signed in</Button>
        </PostForm>
      </div>
    </>
  );
}
