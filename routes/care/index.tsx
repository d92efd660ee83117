import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../components/form/Button.tsx";
import { Card, Stack } from "../../components/page/Card.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { Paragraphs } from "../../components/page/Paragraphs.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import type { CareView } from "../../lib/people/care/care_view.ts";
import { listCare } from "../../lib/people/care/list_care.ts";
import { isolated } from "../../lib/shared/isolated.ts";
import * as paths from "../../lib/shared/paths.ts";

const done: Record<string, { title: string; text: string }> = {
  asked: { title: "We sent your request", text: "We'll email you the answer." },
  withdrawn: { title: "You took back your request", text: "You can ask again at any time." },
  ended: { title: "You no longer work together", text: "You can ask again at any time." },
};

export const handler = define.handlers({
  async GET(ctx) {
    const told = done[ctx.url.searchParams.get("done") ?? ""] ?? null;
    const acting = actingAs(ctx);
    return page({ care: await listCare(acting, "all"), told, ownId: acting.actor.userId });
  },
});

export default define.page<typeof handler>(({ data: { care, told, ownId } }) => (
  <>
    <Head>
      <title>Your therapists · Bloom</title>
    </Head>
    <PageHeading
      action={care.length > 0
        ? <ButtonLink href={paths.therapists()} kind="secondary">Find a therapist</ButtonLink>
        : null}
    >
      Your therapists
    </PageHeading>
    <div class="grid gap-4">
      {told ? <Notice tone="good" role="status" title={told.title}>{told.text}</Notice> : null}
      {care.length === 0
        ? (
          <EmptyState
            title="You don't have a therapist yet"
            action={<ButtonLink href={paths.therapists()}>Find a therapist</ButtonLink>}
          >
            Find a therapist, then book a first visit or ask to work together.
          </EmptyState>
        )
        : <Stack as="ul">{care.map((one) => <Therapist key={one.id} care={one} ownId={ownId} />)}</Stack>}
    </div>
  </>
));

const standings: Record<CareView["status"], string> = {
  requested: "Your request is waiting for an answer.",
  active: "You work together.",
  declined: "This therapist couldn't take you on as a patient.",
  finished: "You no longer work together.",
};

function Therapist({ care, ownId }: { care: CareView; ownId: string }) {
  const { id, status, waitlisted, patient, therapist, answer, referredTo } = care;
  const ward = patient.id === ownId ? null : patient;
  return (
    <Card as="li" aria-labelledby={`care-${id}`}>
      <div class="grid gap-3">
        <div>
          <h2 id={`care-${id}`} class="text-lg font-semibold">
            <a href={paths.therapist(therapist.id)}>
              <bdi>{therapist.name}</bdi>
            </a>
          </h2>
          <p class="text-soft">
            {ward ? `For ${isolated(ward.name)}. ` : null}
            {status === "requested" && waitlisted
              ? "You're on the waitlist for new patients."
              : standings[status]}
          </p>
        </div>
        {answer && status === "declined" ? <Paragraphs text={answer} /> : null}
        {referredTo && status === "declined"
          ? (
            <p>
              <bdi>{therapist.name}</bdi> recommends{" "}
              <a href={paths.therapist(referredTo.id)}>
                <bdi>{referredTo.name}</bdi>
              </a>.
            </p>
          )
          : null}
        <div class="flex flex-wrap gap-3">
          {status === "active"
            ? <ButtonLink href={paths.book(therapist.id, { patient: ward?.id })}>Book a visit</ButtonLink>
            : null}
          {status === "active" || status === "requested"
            ? (
              <ButtonLink href={paths.endCare(id)} kind="secondary">
                {status === "active" ? "End working together" : "Take back the request"}
              </ButtonLink>
            )
            : (
              <ButtonLink href={paths.askToConnect(therapist.id, { patient: ward?.id })} kind="secondary">
                Ask again
              </ButtonLink>
            )}
        </div>
      </div>
    </Card>
  );
}
