import { WaitlistForm } from "../../../components/waitlist_form.tsx";
import { define } from "../../../lib/http/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { waitlistHandlers } from "../../../lib/scheduling/waitlist/waitlist_handlers.ts";

/** An earlier time than the appointment has. */
export const handler = waitlistHandlers(({ params }) => ({ appointmentId: idFrom(params) }));

export default define.page<typeof handler>(({ data }) => <WaitlistForm {...data} />);
