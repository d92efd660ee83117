import { WaitlistForm } from "../../../components/booking/WaitlistForm.tsx";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { waitlistHandlers } from "../../(_page)/waitlist_handlers.ts";

/** Any visit with the therapist; the query names the type and the patient. */
export const handler = waitlistHandlers(({ params, url }) => {
  const id = (name: string) => {
    const value = url.searchParams.get(name);
    return value ? idFrom({ id: value }) : undefined;
  };
  return { therapistId: idFrom(params), typeId: id("type") ?? null, patientId: id("patient") };
});

export default define.page<typeof handler>(({ data }) => <WaitlistForm {...data} />);
