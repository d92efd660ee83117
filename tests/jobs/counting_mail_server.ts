import { once } from "node:events";
import { SMTPServer } from "smtp-server";

/** A mail as the server received it. */
export interface TakenMail {
  /** The part of its Message-ID before the @. */
  id: string;
  to: string;
}

export interface CountingMailServer {
  url: string;
  /** Every mail that the server accepted, in order, repeated deliveries included. */
  taken: TakenMail[];
  close(): Promise<void>;
}

/**
 * Opens a real SMTP server on loopback that takes a few hundredths of a second per mail, like a distant one.
 */
export async function openCountingMailServer(): Promise<CountingMailServer> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    hideSTARTTLS: true,
    // The acceptance itself comes immediately, as RFC 1047 asks of a server: a client that dies waiting for
    // it must send the mail again.
    onMailFrom: (_address, _session, done) => void setTimeout(done, 20 + Math.random() * 40),
    onData(stream, session, done) {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", () => {
        const source = chunks.map((chunk) => new TextDecoder().decode(chunk)).join("");
        const id = /^Message-ID: <([^@>]*)@/im.exec(source)?.[1] ?? "none";
        taken.push({ id, to: session.envelope.rcptTo.map(({ address }) => address).join(" ") });
        done();
      });
    },
  });
  // This test is about clients that are killed in the middle of a mail.
  server.on("error", () => {});
  const listener = server.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
