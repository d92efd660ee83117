import { paths, withQuery } from "../lib/shared/paths.ts";
import { Button } from "./button.tsx";

interface ProviderButtonsProps {
  providers: readonly { id: string; label: string }[];
  returnTo: string | null;
}

/** The ways in by an account elsewhere; nothing where none is configured. */
export function ProviderButtons({ providers, returnTo }: ProviderButtonsProps) {
  if (providers.length === 0) return null;
  return (
    <div class="mt-5 flex flex-wrap gap-3">
      {providers.map(({ id, label }) => (
        <form
          key={id}
          method="post"
          action={withQuery(paths.provider(id), { returnTo: returnTo ?? undefined })}
        >
          <Button kind="secondary">Go on with {label}</Button>
        </form>
      ))}
    </div>
  );
}
