import { WaitlistForm } from "../../../components/booking/WaitlistForm.tsx";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { waitlistHandlers } from "../../(_page)/waitlist_handlers.ts";

/** An earlier time than the appointment's. */
export const handler = waitlistHandlers(({ params }) => ({ appointmentId: idFrom(params) }));

export default define.page<typeof handler>(({ data }) => <WaitlistForm {...data} />);
