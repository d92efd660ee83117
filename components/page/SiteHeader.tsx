import * as paths from "../../lib/shared/paths.ts";
import { Brand } from "./Brand.tsx";
import { PostForm } from "../form/PostForm.tsx";

interface NavigationItem {
  href: string;
  label: string;
  /** Omitted on small screens. */
  isWideOnly?: boolean;
  /** Another place that belongs to it, such as "/waitlist". */
  alsoIn?: string;
}

const find: NavigationItem = { href: paths.therapists(), label: "Find a therapist" };
const account: NavigationItem = { href: paths.account(), label: "Account" };

const items = {
  visitor: [
    find,
    { href: paths.signIn(), label: "Sign in" },
    // On small screens, sign-in leads there.
    { href: paths.signUp(), label: "Sign up", isWideOnly: true },
  ],
  patient: [find, { href: paths.appointments(), label: "Appointments", alsoIn: paths.waitlist() }, account],
  therapist: [
    { href: paths.practice(), label: "Practice" },
    { href: paths.patients(), label: "Patients" },
    { href: paths.schedule(), label: "Schedule" },
    account,
  ],
  admin: [
    { href: paths.admin(), label: "Overview" },
    { href: paths.reviewCredentials(), label: "Licenses" },
    { href: paths.mailLog(), label: "Emails" },
    account,
  ],
} satisfies Record<string, NavigationItem[]>;

interface SiteHeaderProps {
  /** The viewer's role. */
  role: keyof typeof items;
  /** The pattern of the page's route, such as "/appointments/:id". */
  route: string | null;
}

/** The brand and the few places that matter to the viewer. It wraps if there is no room. */
export function SiteHeader({ role, route }: SiteHeaderProps) {
  const shown: readonly NavigationItem[] = items[role];
  const current = currentItem(shown, route ?? "");
  return (
    <header class="border-b bg-surface">
      <div class="mx-auto flex max-w-page flex-wrap items-center gap-x-5 px-4">
        <Brand />
        <nav
          aria-label="Main"
          class={`order-last sm:order-none ${role === "visitor" ? "" : "w-full sm:w-auto"}`}
        >
          <ul class="flex flex-wrap gap-x-3 text-sm sm:gap-x-5 sm:text-base">
            {shown.map(({ href, label, isWideOnly }) => (
              <li key={href} class={isWideOnly ? "hidden sm:block" : undefined}>
                <a
                  href={href}
                  class={`inline-flex min-h-touch items-center text-ink ${
                    href === current ? "font-semibold" : "no-underline hover:underline"
                  }`}
                  aria-current={href !== current ? undefined : href === route ? "page" : "true"}
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {role === "visitor" ? null : (
          <PostForm action={paths.signOut()} class="ml-auto">
            <button type="submit" class="min-h-touch text-soft underline hover:text-ink">Sign out</button>
          </PostForm>
        )}
      </div>
    </header>
  );
}

/** Returns the item that the page belongs to: the longest address that the route begins with. */
function currentItem(among: readonly NavigationItem[], route: string): string | null {
  const isIn = (place: string) => route === place || route.startsWith(`${place}/`);
  const within = among.filter(({ href, alsoIn }) => isIn(href) || alsoIn && isIn(alsoIn)).map(({ href }) =>
    href
  );
  return within.sort((a, b) => b.length - a.length)[0] ?? null;
}
