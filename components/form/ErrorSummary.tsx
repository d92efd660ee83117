interface ErrorSummaryProps {
  /** The first message for each invalid field; "" stands for the whole form. */
  errors: Readonly<Record<string, string>> | undefined;
  /** The fields' names, for messages that do not contain them. */
  labels?: Readonly<Record<string, string>>;
  /** The IDs of fields whose ID is not their name. */
  ids?: Readonly<Record<string, string>>;
}

/**
 * A form's errors above it, each message linked to its field. It takes the focus without a script, so that a
 * screen reader begins with it.
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
