/** A calendar object (RFC 5545) that a mail carries as an invitation and as an attached file. */
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
  /** The same in HTML, with user input escaped. */
  html: string;
  calendar?: MailCalendar;
}

/** A mail on its way, with the ID by which a second delivery can be recognized. */
export interface PostedMail extends Mail {
  id: string;
}

/** Sends mail. */
export interface Mailer {
  /** Resolves once the mail was accepted; rejects otherwise, and may then be tried again. */
  deliver(mail: PostedMail): Promise<void>;
  close(): Promise<void>;
}
