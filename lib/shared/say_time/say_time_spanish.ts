import { wallClock } from "../format.ts";

const WEEKDAYS = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"] as const;
const MONTHS = [
  "enero",
  "febrero",
  "marzo",
  "abril",
  "mayo",
  "junio",
  "julio",
  "agosto",
  "septiembre",
  "octubre",
  "noviembre",
  "diciembre",
] as const;

/** "10:05 a. m.", on the 12-hour clock that is usual in the United States. */
function sayClock(at: Temporal.Instant, timeZone: string): string {
  const { hour, minute } = wallClock(at, timeZone);
  return `${hour % 12 || 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "a. m." : "p. m."}`;
}

/** "miércoles, 4 de marzo"; with the year if it is not the current one. */
function sayDate(at: Temporal.Instant, timeZone: string, now: Temporal.Instant): string {
  const { year, month, day, weekday } = wallClock(at, timeZone);
  const text = `${WEEKDAYS[weekday]}, ${day} de ${MONTHS[month - 1]}`;
  return year === wallClock(now, timeZone).year ? text : `${text} de ${year}`;
}

/** "hora de las Montañas Rocosas", the same in summer and winter. */
function sayZone(timeZone: string): string {
  const parts = new Intl.DateTimeFormat("es-US", { timeZone, timeZoneName: "longGeneric" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/**
 * "miércoles, 4 de marzo, 10:00 a. m. – 10:50 a. m. (hora de las Montañas Rocosas)", in the given zone
 * (IANA).
 */
export function sayVisit(
  { startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
  timeZone: string,
  now: Temporal.Instant,
): string {
  const [from, until] = [sayClock(startsAt, timeZone), sayClock(endsAt, timeZone)];
  return `${sayDate(startsAt, timeZone, now)}, ${from} – ${until} (${sayZone(timeZone)})`;
}

/** "miércoles, 4 de marzo a las 10:00 a. m.". It ends with a period, so no sentence may end with it. */
export function sayMoment(at: Temporal.Instant, timeZone: string, now: Temporal.Instant): string {
  const clock = sayClock(at, timeZone);
  return `${sayDate(at, timeZone, now)} a ${clock.startsWith("1:") ? "la" : "las"} ${clock}`;
}

/** "mié 4 mar, 10:00 a. m.", for a mail's subject; with the year if it is not the current one. */
export function sayBriefly(at: Temporal.Instant, timeZone: string, now: Temporal.Instant): string {
  const { year, month, day, weekday } = wallClock(at, timeZone);
  const text = `${WEEKDAYS[weekday].slice(0, 3)} ${day} ${MONTHS[month - 1].slice(0, 3)}`;
  const date = year === wallClock(now, timeZone).year ? text : `${text} ${year}`;
  return `${date}, ${sayClock(at, timeZone)}`;
}

/** "1 de septiembre de 2032". */
export const sayDay = ({ day, month, year }: Temporal.PlainDate): string =>
  `${day} de ${MONTHS[month - 1]} de ${year}`;
