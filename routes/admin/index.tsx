import { page } from "fresh";
import { Head } from "fresh/runtime";
import { PageHeading } from "../../components/page_heading.tsx";
import { practiceCounts } from "../../lib/admin/practice_counts.ts";
import { actingAs } from "../../lib/auth/access.ts";
import { define } from "../../lib/http/define.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return page(await practiceCounts(actingAs(ctx)));
  },
});

export default define.page<typeof handler>(({ data }) => {
  const numbers = [
    { what: "Patients", count: data.patients },
    { what: "Therapists", count: data.therapists },
    { what: "Listed in the directory", count: data.listedTherapists },
    { what: "Appointments to come", count: data.comingAppointments },
    { what: "Of those within a week", count: data.appointmentsInAWeek },
  ];
  return (
    <>
      <Head>
        <title>Overview · Bloom</title>
      </Head>
      <PageHeading lead="The practice in numbers, as they are now. Nobody's record is opened for them.">
        Overview
      </PageHeading>
      <dl class="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {numbers.map(({ what, count }) => (
          <div key={what} class="flex flex-col-reverse rounded-lg border bg-surface p-5">
            <dt class="text-soft">{what}</dt>
            <dd class="text-3xl font-bold">{count.toLocaleString("en-US")}</dd>
          </div>
        ))}
      </dl>
    </>
  );
});
