import type { ComponentChildren } from "preact";

type Tone = "info" | "good" | "bad";

const tones: Record<Tone, string> = {
  info: "border-line bg-sunk",
  good: "border-good bg-goodwash",
  bad: "border-bad bg-badwash",
};

interface NoticeProps {
  tone?: Tone;
  title?: ComponentChildren;
  children?: ComponentChildren;
  /** alert: interrupts a screen reader; status: waits for a pause. Omitted: plain text. */
  role?: "alert" | "status";
  id?: string;
}

/** Something to know before continuing. */
export function Notice({ tone = "info", title, children, ...rest }: NoticeProps) {
  return (
    <div class={`rounded-lg border p-4 ${tones[tone]}`} {...rest}>
      {title ? <p class="font-semibold">{title}</p> : null}
      {children ? <div class={title ? "mt-1" : undefined}>{children}</div> : null}
    </div>
  );
}
