import { formatClock, formatDate, formatDateTime, type Moment } from "../../../lib/shared/format.ts";
import type { NoteView } from "../../../lib/records/notes/note_view.ts";
import type { PatientOf } from "../../../lib/records/patient_of.ts";
import { isolated } from "../../../lib/shared/isolated.ts";
import { type NoteKind, noteWords } from "../../../lib/shared/note_kinds.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { Button, buttonClass } from "../../../components/form/Button.tsx";
import { Card } from "../../../components/page/Card.tsx";
import type { FieldValue } from "../../../components/form/FieldFrame.tsx";
import { Form } from "../../../components/form/Form.tsx";
import { NoteAmendForm } from "./NoteAmendForm.tsx";
import { NoteDraftForm } from "./NoteDraftForm.tsx";
import { NoteVersions } from "./NoteVersions.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { Paragraphs } from "../../../components/page/Paragraphs.tsx";
import { Section } from "../../../components/page/Section.tsx";

/** What a note's page shows, new or not. */
export interface NotePageView {
  kind: NoteKind;
  patient: PatientOf;
  visits: readonly { id: string; startsAt: Temporal.Instant; standing: string }[];
  /** Null: it is new. */
  note: NoteView | null;
  values: Readonly<Record<string, FieldValue>>;
  errors: Readonly<Record<string, string>>;
  /** It was changed in the meantime: the form has the text that was just sent, and the page the saved one. */
  isConflict: boolean;
  timeZone: string;
}

interface NotePageProps extends NotePageView {
  now: Moment;
  done: string | null;
}

/** One note: a draft to continue, or a signed text with all amendments. */
export function NotePage(props: NotePageProps) {
  const { kind, patient, note, errors, done, timeZone, now } = props;
  const words = noteWords[kind];
  const beginning = `New ${words.one.toLowerCase()}`;
  return (
    <div class="max-w-prose">
      <PageTitle errors={errors}>{note ? `${words.one}: ${patient.name}` : beginning}</PageTitle>
      <PageHeading
        back={{ href: paths.notes(kind, patient.id), label: `${words.many}: ${isolated(patient.name)}` }}
        lead={note?.status === "signed" && note.visit
          ? `About the visit on ${formatDate(note.visit.startsAt, timeZone, now)}, ${
            formatClock(note.visit.startsAt, timeZone)
          }.`
          : words.about}
      >
        {note === null ? beginning : note.status === "draft" ? "Draft" : words.one}
      </PageHeading>
      <div class="grid gap-5">
        {done === "saved"
          ? <Notice tone="good" role="status" title="Saved as a draft" />
          : done === "signed"
          ? <Notice tone="good" role="status" title="Signed" />
          : done === "amended"
          ? <Notice tone="good" role="status" title="Amended" />
          : null}
        {note?.status === "signed" ? <Signed {...props} note={note} /> : <Draft {...props} />}
      </div>
    </div>
  );
}

type Note = NonNullable<NotePageProps["note"]>;

function Draft({ note, isConflict, ...form }: NotePageProps) {
  const { kind, patient, timeZone } = form;
  if (note === null && !patient.isActive) {
    return (
      <>
        <Notice title="You don't work together right now">You can't add a note.</Notice>
        {form.values.text ? <Unkept text={form.values.text} /> : null}
      </>
    );
  }
  return (
    <>
      {note && isConflict
        ? (
          <>
            <Notice
              tone="bad"
              role="alert"
              title="This draft changed while you were writing, perhaps in another tab"
            >
              Nothing is lost. The saved draft is shown here, and your text is in the form below. Combine them
              and save.
            </Notice>
            <Card>
              <h2 class="mb-2 font-semibold">Saved on {formatDateTime(note.updatedAt, timeZone)}</h2>
              <Paragraphs text={note.versions[0].text} />
            </Card>
          </>
        )
        : null}
      <NoteDraftForm
        {...form}
        action={note ? paths.note(kind, patient.id, note.id) : undefined}
        version={note?.version ?? null}
      />
      {note
        ? (
          <Section id="discard" title="Delete this draft">
            <Form action={paths.note(kind, patient.id, note.id)}>
              <input type="hidden" name="version" value={note.version} />
              <p class="text-soft">
                A draft isn't part of the record yet. Once you delete it, you can't get it back.
              </p>
              <div>
                <Button name="do" value="discard" kind="danger">Delete the draft</Button>
              </div>
            </Form>
          </Section>
        )
        : null}
    </>
  );
}

function Signed({ note, values, errors, isConflict, timeZone }: NotePageProps & { note: Note }) {
  const isOpen = isConflict || Object.keys(errors).length > 0;
  return (
    <>
      {isConflict
        ? (
          <Notice
            tone="bad"
            role="alert"
            title="This note was signed or amended while you were writing, perhaps in another tab"
          >
            Nothing is lost. The saved note is shown here, and your text is in the form below. You can save it
            as another version.
          </Notice>
        )
        : null}
      <NoteVersions versions={note.versions} timeZone={timeZone} />
      <details open={isOpen}>
        <summary class={buttonClass("secondary")}>Amend the note</summary>
        <div class="mt-3">
          <NoteAmendForm versions={note.versions.length} values={values} errors={errors} />
        </div>
      </details>
    </>
  );
}

/** A text that could not be saved, so that its author can copy it. */
function Unkept({ text }: { text: FieldValue }) {
  return (
    <Card>
      <h2 class="mb-2 font-semibold">Your unsaved text</h2>
      <Paragraphs text={String(text)} />
    </Card>
  );
}
