import { formatClock, formatDate, formatDateTime, type Moment } from "../../../lib/shared/format.ts";
import { type NoteKind, noteWords } from "../../../lib/shared/note_kinds.ts";
import { paths } from "../../../lib/shared/paths.ts";
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

interface NotePageProps {
  kind: NoteKind;
  patient: { id: string; name: string; isActive: boolean };
  visits: readonly { id: string; startsAt: Moment; standing: string }[];
  /** Null: it is new. */
  note: {
    id: string;
    status: "draft" | "signed";
    version: number;
    visit: { startsAt: Moment } | null;
    updatedAt: Moment;
    versions: readonly { text: string; reason: string | null; at: Moment }[];
  } | null;
  values: Readonly<Record<string, FieldValue>>;
  errors: Readonly<Record<string, string>>;
  /** It was changed meanwhile: the form has what was just sent. */
  isConflict: boolean;
  timeZone: string;
  now: Moment;
  done: string | null;
}

/** One note: a draft to go on with, or what was signed with everything that was added. */
export function NotePage(props: NotePageProps) {
  const { kind, patient, note, errors, done, timeZone, now } = props;
  const words = noteWords[kind];
  const beginning = `New ${words.one.toLowerCase()}`;
  return (
    <div class="max-w-prose">
      <PageTitle errors={errors}>{note ? `${words.one}: ${patient.name}` : beginning}</PageTitle>
      <PageHeading
        back={{ href: paths.notes(kind, patient.id), label: `${words.many}: ${patient.name}` }}
        lead={note?.status === "signed" && note.visit
          ? `About the visit of ${formatDate(note.visit.startsAt, timeZone, now)}, ${
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
        <Notice title="You do not work together at present">No new note can be kept.</Notice>
        {form.values.text ? <Unkept text={form.values.text} /> : null}
      </>
    );
  }
  return (
    <>
      {note && isConflict
        ? (
          <>
            <Notice tone="bad" role="alert" title="This draft was changed meanwhile, perhaps in another tab">
              Nothing is lost: what is kept stands here, and what you just wrote in the form below. Put them
              together and save.
            </Notice>
            <Card>
              <h2 class="mb-2 font-semibold">Kept on {formatDateTime(note.updatedAt, timeZone)}</h2>
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
          <Section id="discard" title="Throw it away">
            <Form action={paths.note(kind, patient.id, note.id)}>
              <input type="hidden" name="version" value={note.version} />
              <p class="text-soft">A draft is no part of the record yet. It is deleted.</p>
              <div>
                <Button name="do" value="discard" kind="danger">Throw the draft away</Button>
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
          <Notice tone="bad" role="alert" title="It was signed or amended meanwhile, perhaps in another tab">
            Nothing is lost: what is kept stands here, and what you just wrote in the form below. You can add
            it as another version.
          </Notice>
        )
        : null}
      <NoteVersions versions={note.versions} timeZone={timeZone} />
      <details open={isOpen}>
        <summary class={buttonClass("secondary")}>Amend it</summary>
        <div class="mt-3">
          <NoteAmendForm versions={note.versions.length} values={values} errors={errors} />
        </div>
      </details>
    </>
  );
}

/** What could not be kept, so that its author can take it along. */
function Unkept({ text }: { text: FieldValue }) {
  return (
    <Card>
      <h2 class="mb-2 font-semibold">What you wrote, for you to copy</h2>
      <Paragraphs text={String(text)} />
    </Card>
  );
}
