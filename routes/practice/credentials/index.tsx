import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { Stack } from "../../../components/page/Card.tsx";
import { CredentialCard } from "../../../components/credentials/CredentialCard.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { credentialFacts } from "../../(_page)/credential_facts.ts";
import { allows } from "../../../lib/people/credentials/credential_states.ts";
import { listOwnCredentials } from "../../../lib/people/credentials/own_credentials.ts";
import * as paths from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const credentials = await listOwnCredentials(acting);
    return page({
      credentials: credentials.map((view) => ({
        facts: credentialFacts(view, paths.credentialDocument),
        isChangeable: allows(view.status, "resubmit"),
      })),
      done: ctx.url.searchParams.get("done"),
    });
  },
});

export default define.page<typeof handler>(({ data: { credentials, done } }) => (
  <>
    <Head>
      <title>Licenses · Bloom</title>
    </Head>
    <PageHeading
      lead="Patients can find and book you in each state where you have a verified license."
      action={credentials.length > 0
        ? <ButtonLink href={paths.newCredential()}>Add a license</ButtonLink>
        : null}
    >
      Licenses
    </PageHeading>
    <div class="grid gap-4">
      {done === "submitted"
        ? (
          <Notice tone="good" role="status" title="License submitted">
            We'll check it with the state and email you, usually within two business days.
          </Notice>
        )
        : done === "removed"
        ? <Notice tone="good" role="status" title="License withdrawn">We deleted its document.</Notice>
        : null}
      {credentials.length === 0
        ? (
          <EmptyState
            title="You don't have any licenses yet"
            action={<ButtonLink href={paths.newCredential()}>Add a license</ButtonLink>}
          >
            Have the license number and a PDF or photo of the license ready.
          </EmptyState>
        )
        : (
          <Stack as="ul">
            {credentials.map(({ facts, isChangeable }) => (
              <CredentialCard key={facts.id} credential={facts}>
                {isChangeable
                  ? (
                    <ButtonLink kind="secondary" href={paths.credential(facts.id)}>
                      Correct or withdraw
                    </ButtonLink>
                  )
                  : null}
              </CredentialCard>
            ))}
          </Stack>
        )}
    </div>
  </>
));
