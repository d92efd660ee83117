import type { ComponentChildren } from "preact";

export function Frame({ children }: { children: ComponentChildren }) {
  return (
    <>
      <header class="border-b bg-white">
        <nav class="mx-auto flex max-w-5xl gap-4 p-4" aria-label="Main">
          <a class="font-bold" href="/">Bloom</a>
          <a class="underline" href="/therapists">Therapists</a>
          <a class="underline" href="/appointments">Appointments</a>
          <a class="underline" href="/account">Account</a>
        </nav>
      </header>
      <main class="mx-auto max-w-5xl p-4">{children}</main>
      <footer class="p-4 text-sm">In an emergency call 988 or 911.</footer>
    </>
  );
}
