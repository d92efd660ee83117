import { define, named } from "../../../../../lib/site/define.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { findPatientRecord } from "../../../../../lib/overview/patient_record.ts";
import { patientRecordJson } from "../../../../../lib/shared/schemas/patient_record.ts";

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
      if (!record) throw new Problem(404, "There is no such patient, or they are not yours.");
      return record;
    },
  },
});
