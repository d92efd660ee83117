interface ErrorSummaryProps {
  /** The first sentence about each field that is wrong; "" stands for the form as a whole. */
  errors: Readonly<Record<string, string>> | undefined;
  /** What the fields are called, for sentences that don't say it themselves. */
  labels?: Readonly<Record<string, string>>;
  /** The ids of fields whose id is not their name. */
  ids?: Readonly<Record<string, string>>;
}

/**
 * What is wrong with a form, on top of it, each sentence leading to its field. It takes the focus without a script, so
 * that a screen reader begins with it.
 */
export function ErrorSummary({ errors, labels = {}, ids = {} }: ErrorSummaryProps) {
  const entries = Object.entries(errors ?? {});
  if (entries.length === 0) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      autofocus
      class="rounded-lg border-2 border-bad bg-badwash p-4"
    >
      <h2 class="font-semibold text-bad">
        {entries.length === 1 ? "There is a problem" : `There are ${entries.length} problems`}
      </h2>
      <ul class="mt-1">
        {entries.map(([name, sentence]) => (
          <li>
            {name === "" ? sentence : (
              <a
                href={`#${ids[name] ?? name}`}
                class="inline-flex min-h-touch items-center text-bad hover:text-bad"
              >
                {labels[name] ? `${labels[name]}: ` : ""}
                {sentence}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
