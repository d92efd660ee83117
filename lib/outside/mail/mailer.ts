/** A calendar object (RFC 5545) that goes with a mail, as an invitation and as an attached file. */
export interface MailCalendar {
  method: "PUBLISH" | "REQUEST" | "CANCEL";
  /** The whole iCalendar text. */
  content: string;
}

/** A letter to one person. It carries time and link, never a diagnosis, a specialty or a message's text. */
export interface Mail {
  /** One address; never a list. */
  to: string;
  subject: string;
  text: string;
  /** The same in HTML; what people wrote is escaped in it. */
  html: string;
  calendar?: MailCalendar;
}

/** A mail on its way, with the id under which a second delivery of it can be recognized. */
export interface PostedMail extends Mail {
  id: string;
}

/** Where mail leaves the house. */
export interface Mailer {
  /** Resolves once the mail has been taken over; rejects when it has not, and may then be tried again. */
  deliver(mail: PostedMail): Promise<void>;
  close(): Promise<void>;
}
