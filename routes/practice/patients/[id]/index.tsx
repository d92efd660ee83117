import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { AppointmentCard } from "../../../../components/booking/AppointmentCard.tsx";
import { ButtonLink } from "../../../../components/form/Button.tsx";
import { Card, Facts, Stack } from "../../../../components/page/Card.tsx";
import { PageHeading } from "../../../../components/page/PageHeading.tsx";
import { PatientRecordTabs } from "../../(_components)/PatientRecordTabs.tsx";
import { PatientContactFacts } from "../../(_components)/PatientContactFacts.tsx";
import { Section } from "../../../../components/page/Section.tsx";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { findPatientRecord } from "../../../../lib/overview/patient_record.ts";
import { statusLabel } from "../../../../lib/scheduling/appointments/status_label.ts";
import { formatDate } from "../../../../lib/shared/format.ts";
import * as paths from "../../../../lib/shared/paths.ts";

const standings = {
  requested: "This patient asked to work with you.",
  active: "Your patient.",
  declined: "You declined to take on this patient.",
  finished: "You no longer work together.",
  none: "This patient has visits with you but hasn't asked to work with you.",
} as const;

/** The record of a patient who left. */
const CLOSED = "This patient has left the practice. The record is closed and stays here.";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const record = await findPatientRecord(acting, idFrom(ctx.params));
    if (!record) throw new HttpError(404);
    return page({ record, timeZone: acting.actor.timeZone, now: acting.now() });
  },
});

export default define.page<typeof handler>(({ data: { record, timeZone, now } }) => {
  const { id, name, isClosed, care, contact, consents, coming, past } = record;
  const visits = (list: typeof coming) => (
    <Stack as="ul">
      {list.map((visit) => (
        <AppointmentCard
          key={visit.id}
          href={paths.appointment(visit.id)}
          startsAt={visit.startsAt}
          endsAt={visit.endsAt}
          timeZone={timeZone}
          now={now}
          withWhom={name}
          status={statusLabel(visit, now)}
        />
      ))}
    </Stack>
  );
  return (
    <>
      <Head>
        <title>{`${name} · Bloom`}</title>
      </Head>
      <PageHeading
        back={{ href: paths.patients(), label: "Patients" }}
        lead={isClosed ? CLOSED : standings[care?.status ?? "none"]}
      >
        <bdi>{name}</bdi>
      </PageHeading>
      <PatientRecordTabs patient={{ id, name }} current="overview" />
      {care?.status === "requested"
        ? <ButtonLink href={paths.request(care.id)}>Answer the request</ButtonLink>
        : null}
      {contact
        ? (
          <Section id="contact" title="Contact">
            <Card>
              <PatientContactFacts {...contact} now={now.toString()} />
            </Card>
          </Section>
        )
        : null}
      <Section id="coming" title="Upcoming visits">
        {coming.length > 0 ? visits(coming) : <p class="text-soft">No visits are booked.</p>}
      </Section>
      <Section id="past" title="Past visits">
        {past.length > 0 ? visits(past) : <p class="text-soft">There are no past visits yet.</p>}
      </Section>
      {contact
        ? (
          <Section id="consents" title="Consents">
            {consents.length === 0 ? <p class="text-soft">This patient hasn't given any consents.</p> : (
              <Card>
                <Facts
                  facts={consents.map(({ kind, version, givenAt }) => ({
                    term: kind === "telehealth" ? "Telehealth" : kind,
                    detail: `Given on ${formatDate(givenAt, timeZone, now)} (version ${version})`,
                  }))}
                />
              </Card>
            )}
          </Section>
        )
        : null}
      {care?.status === "active"
        ? (
          <div class="mt-8">
            <ButtonLink href={paths.endCare(care.id)} kind="secondary">End working together</ButtonLink>
          </div>
        )
        : null}
    </>
  );
});
