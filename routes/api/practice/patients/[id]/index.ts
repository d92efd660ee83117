import { define, named } from "../../../../../lib/site/define.ts";
import { findPatientRecord } from "../../../../../lib/overview/patient_record.ts";
import { patientRecordJson } from "../../../../../lib/shared/schemas/patient_record.ts";
import { notFoundProblem } from "../../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  GET: {
    tag: "Care",
    summary: "Read the record of one of the therapist's patients",
    description:
      "A therapist's patients are the people who asked to work with them, work or worked with them, or had " +
      "visits with them.",
    answer: {
      description:
        "The visits. Contact details and consents are included while the two work together or have an " +
        "upcoming visit.",
      body: named("PatientRecord", patientRecordJson),
    },
    async handle({ acting, params }) {
      const record = await findPatientRecord(acting, params.id);
      if (!record) throw notFoundProblem();
      return record;
    },
  },
});
