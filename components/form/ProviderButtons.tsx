import type { ComponentChildren } from "preact";
import * as paths from "../../lib/shared/paths.ts";
import { withQuery } from "../../lib/shared/with_query.ts";
import { Button } from "./Button.tsx";
import { PostForm } from "./PostForm.tsx";

interface ProviderButtonsProps {
  providers: readonly { id: string; label: string }[];
  returnTo: string | null;
  /** Another button. */
  children?: ComponentChildren;
}

/** The ways to sign in without a password: the configured providers, and the children. */
export function ProviderButtons({ providers, returnTo, children }: ProviderButtonsProps) {
  if (providers.length === 0 && !children) return null;
  return (
    <div class="mt-6 grid gap-3 sm:grid-cols-2">
      {providers.length > 0 ? <p class="text-soft sm:col-span-2">Or without a password</p> : null}
      {providers.map(({ id, label }) => (
        <PostForm
          key={id}
          action={withQuery(paths.provider(id), { returnTo: returnTo ?? undefined })}
        >
          <Button kind="secondary" wide>Continue with {label}</Button>
        </PostForm>
      ))}
      {children}
    </div>
  );
}
