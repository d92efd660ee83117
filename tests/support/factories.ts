export * from "../../db/factories/admin.ts";
export * from "../../db/factories/appointment.ts";
export * from "../../db/factories/care.ts";
export * from "../../db/factories/patient.ts";
export * from "../../db/factories/person.ts";
export * from "../../db/factories/therapist.ts";
