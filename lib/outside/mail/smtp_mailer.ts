import { createTransport } from "nodemailer";
import type { Mailer, PostedMail } from "./mailer.ts";

interface SmtpSettings {
  /** smtp:// or smtps://, with user and password if the server requires them. */
  url: string;
  /** The sender's address. */
  from: string;
  /** Refuse a server without TLS. Always outside local. */
  requireTls: boolean;
  /** The domain at the end of a Message-ID. */
  domain: string;
}

/** The server did not accept the mail. Only codes are kept, because its text quotes addresses. */
export class DeliveryError extends Error {
  override name = "DeliveryError";
  constructor(readonly code: string) {
    super(`The mail server refused: ${code}.`);
  }
}

const ONE_ADDRESS = /^[^\s,;:<>()"\\@]+@[^\s,;:<>()"\\@]+$/;

/** Opens a mailer over SMTP, with a small pool of connections. */
export function openSmtpMailer({ url, from, requireTls, domain }: SmtpSettings): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    requireTLS: requireTls,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Nothing in a mail may name a file or an address for the mailer to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async deliver(mail) {
      // The library parses an address as a list, even when told not to.
      if (!ONE_ADDRESS.test(mail.to)) throw new DeliveryError("EADDRESS");
      try {
        await transport.sendMail(message(mail));
      } catch (error) {
        throw new DeliveryError(failureCode(error));
      }
    },
    close() {
      transport.close();
      return Promise.resolve();
    },
  };

  function message({ id, to, subject, text, html, calendar }: PostedMail) {
    return {
      from,
      to: { name: "", address: to },
      envelope: { from, to: [to] },
      messageId: `<${id}@${domain}>`,
      subject,
      text,
      html,
      ...(calendar ? { icalEvent: { ...calendar, filename: "appointment.ics" } } : {}),
      headers: { "Auto-Submitted": "auto-generated" },
    };
  }
}

function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  const response = "responseCode" in error && typeof error.responseCode === "number"
    ? ` ${error.responseCode}`
    : "";
  return code + response;
}
