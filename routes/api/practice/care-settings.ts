import { define, named } from "../../../lib/site/define.ts";
import { readCareSettings, saveCareSettings } from "../../../lib/people/care/care_settings.ts";
import { careSettingsInput } from "../../../lib/shared/schemas/care.ts";

const settings = named("CareSettings", careSettingsInput);

export const handler = define.api({
  GET: {
    tag: "Care",
    summary: "Read whether the therapist is taking new patients",
    answer: { description: "The settings.", body: settings },
    handle: ({ acting }) => readCareSettings(acting),
  },

  PUT: {
    tag: "Care",
    summary: "Change whether the therapist is taking new patients",
    body: settings,
    answer: { description: "The new settings.", body: settings },
    async handle({ acting, body }) {
      await saveCareSettings(acting, body);
      return await readCareSettings(acting);
    },
  },
});
