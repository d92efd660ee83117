import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PatientTabs } from "../(_components)/PatientTabs.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { countRequests, listCare } from "../../../lib/people/care/list_care.ts";
import * as paths from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const list = ctx.url.searchParams.get("list") === "past" ? "past" : "active";
    return page(
      { list, patients: await listCare(acting, list), waiting: await countRequests(acting) } as const,
    );
  },
});

export default define.page<typeof handler>(({ data: { list, patients, waiting } }) => (
  <>
    <Head>
      <title>Patients · Bloom</title>
    </Head>
    <PageHeading>Patients</PageHeading>
    <PatientTabs current={list} />
    {patients.length === 0
      ? (
        <EmptyState
          title={list === "past" ? "No former patients" : "No patients yet"}
          action={list === "active" && waiting > 0
            ? <ButtonLink href={paths.requests()}>See requests</ButtonLink>
            : null}
        >
          {list === "past"
            ? "This list shows patients you no longer work with or couldn't take on."
            : "When you accept a patient, you'll see them here."}
        </EmptyState>
      )
      : (
        <ul class="grid rounded-lg border bg-surface">
          {patients.map(({ id, patient, status }) => (
            <li key={id} class="border-b px-4 last:border-b-0 sm:px-5">
              <a
                href={paths.patient(patient.id)}
                class="flex min-h-touch flex-wrap items-center gap-x-4 py-2"
              >
                <span class="font-semibold">
                  <bdi>{patient.name}</bdi>
                </span>
                {status === "declined" ? <span class="text-soft">declined</span> : null}
              </a>
            </li>
          ))}
        </ul>
      )}
  </>
));
