export * from "../../lib/demo/factories/admin.ts";
export * from "../../lib/demo/factories/appointment.ts";
export * from "../../lib/demo/factories/care.ts";
export * from "../../lib/demo/factories/patient.ts";
export * from "../../lib/demo/factories/person.ts";
export * from "../../lib/demo/factories/therapist.ts";
