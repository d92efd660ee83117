import { formatDate, type Moment } from "../../../lib/shared/format.ts";
import { type NoteKind, noteWords } from "../../../lib/shared/note_kinds.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { PatientRecordTabs } from "./PatientRecordTabs.tsx";

interface NoteListProps {
  kind: NoteKind;
  patient: { id: string; name: string; isActive: boolean };
  notes: readonly {
    id: string;
    visitAt: Moment | null;
    status: "draft" | "signed";
    createdAt: Moment;
    amendments: number;
  }[];
  timeZone: string;
  now: Moment;
  isDiscarded: boolean;
}

/** A therapist's own notes about a patient, without their texts. */
export function NoteList({ kind, patient, notes, timeZone, now, isDiscarded }: NoteListProps) {
  const words = noteWords[kind];
  const write = patient.isActive
    ? <ButtonLink href={paths.newNote(kind, patient.id)}>Write a note</ButtonLink>
    : null;
  return (
    <>
      <PageTitle>{`${words.many}: ${patient.name}`}</PageTitle>
      <PageHeading back={{ href: paths.patients(), label: "Patients" }}>
        <bdi>{patient.name}</bdi>
      </PageHeading>
      <PatientRecordTabs patient={patient} current={kind} />
      <div class="grid gap-4">
        <div class="flex flex-wrap items-center justify-between gap-3">
          <div class="min-w-0 max-w-prose">
            <h2 class="text-lg font-semibold">{words.many}</h2>
            <p class="text-soft">{words.about}</p>
          </div>
          {notes.length > 0 ? write : null}
        </div>
        {isDiscarded ? <Notice tone="good" role="status" title="You deleted the draft" /> : null}
        {patient.isActive ? null : (
          <Notice>
            You don't work together right now. You can still read your notes, but you can't add any.
          </Notice>
        )}
        {notes.length === 0
          ? <EmptyState title="No notes yet" action={write} />
          : (
            <ul class="grid rounded-lg border bg-surface">
              {notes.map(({ id, visitAt, status, createdAt, amendments }) => (
                <li key={id} class="border-b px-4 last:border-b-0 sm:px-5">
                  <a
                    href={paths.note(kind, patient.id, id)}
                    class="flex min-h-touch flex-wrap items-center gap-x-4 py-2"
                  >
                    <span class="font-semibold">
                      {visitAt
                        ? `Visit on ${formatDate(visitAt, timeZone, now)}`
                        : `Written on ${formatDate(createdAt, timeZone, now)}`}
                    </span>
                    <span class="text-soft">{standing(status, amendments)}</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
      </div>
    </>
  );
}

function standing(status: "draft" | "signed", amendments: number): string {
  if (status === "draft") return "Draft";
  if (amendments === 0) return "Signed";
  return `Signed and amended ${amendments === 1 ? "once" : `${amendments} times`}`;
}
