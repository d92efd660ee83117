import { asset } from "fresh/runtime";
import { dark, light } from "../components/palette.ts";
import { IdleWarning } from "../components/page/IdleWarning.tsx";
import { SiteFooter } from "../components/page/SiteFooter.tsx";
import { SiteHeader } from "../components/page/SiteHeader.tsx";
import { idleWarningAfter } from "../lib/auth/sessions/idle_warning.ts";
import { AccountMark } from "../components/form/AccountMark.tsx";
import { define } from "../lib/site/define.ts";
import { accountMark } from "../lib/site/page_account/account_mark.ts";

/** The frame of every page. */
export default define.page(({ Component, state, route }) => {
  const mark = state.actor && accountMark(state.config, state.actor.userId);
  return (
    <html lang="en" data-account-mark={mark ?? undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content={light.surface} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={dark.surface} media="(prefers-color-scheme: dark)" />
        <link rel="icon" href={asset("/favicon.svg")} type="image/svg+xml" />
        <title>Bloom</title>
        {state.stylesheet ? <style dangerouslySetInnerHTML={{ __html: state.stylesheet.css }} /> : null}
      </head>
      <body class="flex min-h-screen flex-col">
        <AccountMark mark={mark}>
          <a
            href="#main"
            class="sr-only focus:not-sr-only focus:fixed focus:left-2 focus:top-2 focus:z-10 focus:rounded focus:bg-surface focus:px-4 focus:py-3"
          >
            Skip to main content
          </a>
          <SiteHeader role={state.actor?.role ?? "visitor"} route={route} />
          <main id="main" tabIndex={-1} class="mx-auto w-full max-w-page flex-1 px-4 py-6 sm:py-8">
            <Component />
          </main>
          <SiteFooter />
          {state.actor && idleWarningAfter(state.config.sessionLimits, state.actor.role) !== null
            ? <IdleWarning role={state.actor.role} />
            : null}
        </AccountMark>
      </body>
    </html>
  );
});
