import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { Stack } from "../../../components/page/Card.tsx";
import { CredentialCard } from "../../../components/credentials/CredentialCard.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { Tabs } from "../../../components/page/Tabs.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { credentialFacts } from "../../(_page)/credential_facts.ts";
import { listForReview } from "../../../lib/people/credentials/credentials_for_review.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { type ReviewList, reviewLists } from "../../../lib/shared/schemas/credentials.ts";

const labels: Record<ReviewList, string> = {
  waiting: "To verify",
  ending: "Expiring soon",
  verified: "Verified",
  refused: "Rejected",
};

const nothing: Record<ReviewList, string> = {
  waiting: "There are no licenses to verify. You'll see new licenses here, oldest first.",
  ending: "No verified licenses expire within 60 days.",
  verified: "No licenses are verified yet.",
  refused: "No licenses were rejected or sent back to a therapist.",
};

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const asked = ctx.url.searchParams.get("list");
    const list = reviewLists.find((each) => each === asked) ?? "waiting";
    const found = await listForReview(acting, list);
    return page({
      list,
      credentials: found.map((view) => ({
        facts: credentialFacts(view, paths.reviewDocument),
        who: view.therapist.name,
      })),
      isDone: ctx.url.searchParams.get("done") === "reviewed",
    });
  },
});

export default define.page<typeof handler>(({ data: { list, credentials, isDone } }) => (
  <>
    <Head>
      <title>Licenses · Bloom</title>
    </Head>
    <PageHeading lead="Check each license against the register of the state that issued it.">
      Licenses
    </PageHeading>
    <Tabs
      of="licenses"
      tabs={reviewLists.map((each) => ({
        href: paths.reviewCredentials({ list: each === "waiting" ? undefined : each }),
        label: labels[each],
        current: each === list,
      }))}
    />
    <div class="grid gap-4">
      {isDone
        ? <Notice tone="good" role="status" title="Decision saved">The therapist will get an email.</Notice>
        : null}
      {credentials.length === 0 ? <EmptyState title={nothing[list]} /> : (
        <Stack as="ul">
          {credentials.map(({ facts, who }) => (
            <CredentialCard key={facts.id} credential={facts} who={who}>
              <ButtonLink kind="secondary" href={paths.reviewCredential(facts.id)}>
                {list === "waiting" ? "Review" : "Open"}
              </ButtonLink>
            </CredentialCard>
          ))}
        </Stack>
      )}
    </div>
  </>
));
