import { page } from "fresh";
import { Head } from "fresh/runtime";
import { AccountTabs } from "../(_components)/AccountTabs.tsx";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readWards } from "../../../lib/people/guardians/read_wards.ts";
import type { Ward } from "../../../lib/people/guardians/wards.ts";
import { stateLabel } from "../../../lib/shared/codes/states.ts";
import { formatFullDate } from "../../../lib/shared/format.ts";
import * as paths from "../../../lib/shared/paths.ts";

const notices: Record<string, string> = {
  added: "Added. You can now book visits for them.",
  saved: "Saved.",
  ended: "You no longer act for them.",
};

export const handler = define.handlers({
  async GET(ctx) {
    const wards = await readWards(actingAs(ctx));
    return page({ wards, told: notices[ctx.url.searchParams.get("done") ?? ""] ?? null });
  },
});

export default define.page<typeof handler>(({ data: { wards, told } }) => (
  <div class="max-w-prose">
    <Head>
      <title>Family · Bloom</title>
    </Head>
    <PageHeading
      lead="Children you book visits for. You get their emails, and they don't need an account."
      action={wards.length > 0 ? <ButtonLink href={paths.newWard()}>Add a child</ButtonLink> : null}
    >
      Family
    </PageHeading>
    <AccountTabs current={paths.family()} role="patient" />
    <div class="grid gap-4">
      {told ? <Notice tone="good" role="status" title={told} /> : null}
      {wards.length === 0
        ? (
          <EmptyState
            title="No children yet"
            action={<ButtonLink href={paths.newWard()}>Add a child</ButtonLink>}
          >
            You can act for a child until they turn 18. After that, they sign up for themselves.
          </EmptyState>
        )
        : <Stack as="ul">{wards.map((ward) => <WardCard key={ward.id} ward={ward} />)}</Stack>}
    </div>
  </div>
));

function WardCard(
  { ward: { id, name, birthDate, ofAgeOn, state, relationship, booking } }: { ward: Ward },
) {
  return (
    <Card as="li" aria-labelledby={`ward-${id}`}>
      <div class="grid gap-3">
        <div>
          <h2 id={`ward-${id}`} class="break-words text-lg font-semibold">
            <bdi>{name}</bdi>
          </h2>
          <p class="text-soft">
            Born {formatFullDate(birthDate)}
            {state ? `, in ${stateLabel(state)}` : null}. Your relationship: {relationship}.
          </p>
          <p class="text-soft">
            <bdi>{name}</bdi> turns 18 on{" "}
            {formatFullDate(ofAgeOn)}. From that day, you can no longer see or change anything here for them.
          </p>
        </div>
        {booking.ready ? null : (
          <Notice title="We need more information before you can book a visit">
            Choose “Change”, fill in what is missing, and save.
          </Notice>
        )}
        <div class="flex flex-wrap gap-3">
          <ButtonLink href={paths.therapists({ state: state ?? undefined })}>Find a therapist</ButtonLink>
          <ButtonLink href={paths.ward(id)} kind="secondary">
            Change<span class="sr-only">{` ${name}`}</span>
          </ButtonLink>
          <ButtonLink href={paths.endWard(id)} kind="quiet">
            Stop acting for them<span class="sr-only">{`: ${name}`}</span>
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}
