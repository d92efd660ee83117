import { define, named } from "../../../../../lib/site/define.ts";
import { findPatientRecord } from "../../../../../lib/overview/patient_record.ts";
import { patientRecordJson } from "../../../../../lib/shared/schemas/patient_record.ts";
import { notFoundProblem } from "../../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  GET: {
    tag: "Care",
    summary: "Read the record of one of the therapist's patients",
    description:
      "A patient has asked for care, has or had a care relationship with the therapist, or has had visits.",
    answer: {
      description:
        "The visits; contact and consents while the two work together or have a visit ahead of them.",
      body: named("PatientRecord", patientRecordJson),
    },
    async handle({ acting, params }) {
      const record = await findPatientRecord(acting, params.id);
      if (!record) throw notFoundProblem();
      return record;
    },
  },
});
