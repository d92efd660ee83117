import * as paths from "../../../lib/shared/paths.ts";
import { Button } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";

interface WaitlistOfferProps {
  id: string;
  /** In the reader's zone, and in the therapist's if clocks differ. */
  when: string;
  whenForTherapist: string | null;
  therapistName: string;
  until: string;
  /** The current time of the visit that would move there. */
  presently: string | null;
}

/** A time held for a patient, with both answers. */
export function WaitlistOffer(
  { id, when, whenForTherapist, therapistName, until, presently }: WaitlistOfferProps,
) {
  return (
    <div class="rounded border border-accent bg-wash p-3">
      <p class="font-semibold">A time has opened up: {when}</p>
      {whenForTherapist
        ? (
          <p class="text-soft">
            For <bdi>{therapistName}</bdi>, that's {whenForTherapist}
          </p>
        )
        : null}
      <p>
        We're holding it for you until {until}.{" "}
        {presently ? ` If you take it, we'll move your visit on ${presently} to this time.` : ""}
      </p>
      <div class="mt-3 flex flex-wrap gap-3">
        <PostForm action={paths.claimOffer(id)}>
          <Button aria-label={`${presently ? "Move my visit here" : "Take this time"}, ${when}`}>
            {presently ? "Move my visit here" : "Take this time"}
          </Button>
        </PostForm>
        <PostForm action={paths.declineOffer(id)}>
          <Button kind="secondary" aria-label={`Not this time, ${when}`}>Not this time</Button>
        </PostForm>
      </div>
    </div>
  );
}
