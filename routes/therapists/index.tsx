import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../components/form/Button.tsx";
import { Stack } from "../../components/page/Card.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { Pager } from "../../components/page/Pager.tsx";
import { TherapistCard } from "../../components/booking/TherapistCard.tsx";
import { TherapistFilters } from "./(_components)/TherapistFilters.tsx";
import { define } from "../../lib/site/define.ts";
import { viewerTimeZone } from "../../lib/site/viewer_time_zone.ts";
import { listTherapists } from "../../lib/directory/list_therapists.ts";
import { stateLabel } from "../../lib/shared/codes/states.ts";
import { formatZone } from "../../lib/shared/format.ts";
import * as paths from "../../lib/shared/paths.ts";
import { therapistsQuery } from "../../lib/shared/schemas/directory.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { cursor, limit, ...asked } = readFilters(ctx.url);
    const isFirstVisit = ctx.url.search === "";
    // Only therapists who are licensed in a patient's state can see them.
    const filters = isFirstVisit ? { ...asked, state: ctx.state.readiness?.state ?? undefined } : asked;
    const { items, nextCursor } = await listTherapists(ctx.state, { ...filters, limit, cursor });
    return page({
      items,
      filters,
      isNarrowed: Boolean(filters.specialty || filters.language || filters.state),
      next: nextCursor && paths.therapists({ ...filters, cursor: nextCursor }),
      first: cursor ? paths.therapists({ ...filters }) : null,
      timeZone: viewerTimeZone(ctx),
      now: ctx.state.now(),
    });
  },
});

/** Reads the filters of an address, which people and search engines keep, so an unknown filter is ignored. */
function readFilters(url: URL) {
  const { shape } = therapistsQuery;
  const read = (name: keyof typeof shape) => url.searchParams.get(name) || undefined;
  return {
    specialty: shape.specialty.catch(undefined).parse(read("specialty")),
    language: shape.language.catch(undefined).parse(read("language")),
    state: shape.state.catch(undefined).parse(read("state")),
    sort: shape.sort.catch("soonest").parse(read("sort")),
    cursor: shape.cursor.catch(undefined).parse(read("cursor")),
    limit: shape.limit.parse(undefined),
  };
}

export default define.page<typeof handler>(({ data }) => {
  const { items, filters, isNarrowed, next, first, timeZone, now } = data;
  return (
    <>
      <Head>
        <title>Find a therapist · Bloom</title>
        <meta
          name="description"
          content="Therapists who see you by video, with the next time each one is free."
        />
      </Head>
      <PageHeading lead="Our therapists see you by video. You can be anywhere in a state where they are licensed.">
        Find a therapist
      </PageHeading>
      <TherapistFilters filters={filters} />
      {items.length === 0 ? <NobodyFound filters={filters} isNarrowed={isNarrowed} /> : (
        <>
          <p class="mb-3 text-sm text-soft">Times are in {formatZone(timeZone)}.</p>
          <Stack as="ul" aria-label="Therapists" columns>
            {items.map((therapist) => (
              <TherapistCard key={therapist.id} therapist={therapist} timeZone={timeZone} now={now} />
            ))}
          </Stack>
        </>
      )}
      <Pager next={next} first={first} of="therapists" nextLabel="Show more therapists" />
    </>
  );
});

function NobodyFound({ filters, isNarrowed }: { filters: { state?: string }; isNarrowed: boolean }) {
  if (!isNarrowed) {
    return (
      <EmptyState title="No therapists yet">
        Our therapists are still setting up. Check back soon.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No therapists match your filters"
      action={
        <ButtonLink href={paths.therapists({ state: filters.state, sort: "soonest" })}>
          {filters.state ? `Show everyone licensed in ${stateLabel(filters.state)}` : "Show everyone"}
        </ButtonLink>
      }
    >
      Try removing a filter.
    </EmptyState>
  );
}
