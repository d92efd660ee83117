import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Figures } from "./(_components)/Figures.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { Section } from "../../components/page/Section.tsx";
import { countPractice } from "../../lib/overview/count_practice.ts";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return page({ counts: await countPractice(actingAs(ctx)) });
  },
});

export default define.page<typeof handler>(({ data: { counts } }) => (
  <>
    <Head>
      <title>Overview · Bloom</title>
    </Head>
    <PageHeading lead="Current numbers for the practice. We don't open any patient's record to count them.">
      Overview
    </PageHeading>
    <Section title="People" id="people">
      <Figures
        figures={[
          { label: "Patients", figure: counts.patients },
          { label: "Therapists", figure: counts.therapists },
          { label: "Therapists that patients can find", figure: counts.listedTherapists },
        ]}
      />
    </Section>
    <Section title="Visits" id="appointments">
      <Figures
        figures={[
          { label: "Upcoming", figure: counts.comingAppointments },
          { label: "Booked in the last seven days", figure: counts.bookedThisWeek },
          { label: "Canceled in the last seven days", figure: counts.cancelledThisWeek },
        ]}
      />
    </Section>
    <Section title="Emails and other tasks" id="work">
      <Figures
        figures={[
          { label: "Waiting", figure: counts.waitingJobs },
          { label: "Failed after the last attempt", figure: counts.failedJobs },
        ]}
      />
    </Section>
  </>
));
