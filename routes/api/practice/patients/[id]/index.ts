import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { findPatientRecord, patientRecordJson } from "../../../../../lib/overview/patient_record.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const record = await findPatientRecord(actingAs(ctx), idFrom(ctx.params));
    if (!record) throw new Problem(404, "There is no such patient, or they are not yours.");
    return Response.json(patientRecordJson(record));
  },
});
