import assert from "node:assert/strict";
import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { DeliveryError, openSmtpMailer } from "../../../lib/outside/mail/smtp_mailer.ts";
import type { PostedMail } from "../../../lib/outside/mail/mailer.ts";

interface Received {
  from: string;
  to: string[];
  source: string;
}

interface TestServer {
  url(user?: string, password?: string): string;
  received: Received[];
  close(): Promise<void>;
}

/** Opens a real SMTP server that knows one user and refuses one recipient. */
async function openServer(): Promise<TestServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.username === "bloom" && auth.password === "right") done(null, { user: "bloom" });
      else done(new Error("Invalid username or password"));
    },
    onRcptTo({ address }, _session, done) {
      if (address.startsWith("nobody@")) {
        done(Object.assign(new Error("No such user <nobody@>"), { responseCode: 550 }));
      } else done();
    },
    onData(stream, session, done) {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          source: chunks.map((chunk) => new TextDecoder().decode(chunk)).join(""),
        });
        done();
      });
    },
  });
  // These tests include a client that disconnects during a handshake.
  server.on("error", () => {});
  const listener = server.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: (user, password) => `smtp://${user ? `${user}:${password}@` : ""}127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const mail: PostedMail = {
  id: "7f3c1d52-6f0e-4a55-9d3b-1f6f0a4f6a01",
  to: "ada@example.com",
  subject: "Dein Termin für Zoë 🌱",
  text: "Übermorgen.\n",
  html: "<p>Übermorgen.</p>",
};

async function withServer(
  run: (server: TestServer, open: (url?: string) => ReturnType<typeof openSmtpMailer>) => Promise<void>,
) {
  const server = await openServer();
  const mailers: ReturnType<typeof openSmtpMailer>[] = [];
  try {
    await run(server, (url = server.url()) => {
      const mailer = openSmtpMailer({
        url,
        from: "care@bloom.example",
        requireTls: false,
        domain: "bloom.example",
      });
      mailers.push(mailer);
      return mailer;
    });
  } finally {
    for (const mailer of mailers) await mailer.close();
    await server.close();
  }
}

Deno.test("a mail reaches a real SMTP server with text, HTML and an ID that a second delivery repeats", () =>
  withServer(async (server, open) => {
    const mailer = open(server.url("bloom", "right"));
    await mailer.deliver(mail);
    await mailer.deliver(mail);
    assert.equal(server.received.length, 2);
    const [{ from, to, source }, second] = server.received;
    assert.deepEqual({ from, to }, { from: "care@bloom.example", to: ["ada@example.com"] });
    const messageId = /^Message-ID: (.*)\r?$/im.exec(source)?.[1];
    assert.equal(messageId, `<${mail.id}@bloom.example>`);
    assert.ok(second.source.includes(`Message-ID: ${messageId}`));
    assert.match(source, /^Auto-Submitted: auto-generated\r?$/im);
    assert.match(source, /^Subject: =\?UTF-8\?/im);
    assert.match(source, /Content-Type: text\/plain; charset=utf-8/i);
    assert.match(source, /Content-Type: text\/html; charset=utf-8/i);
  }));

Deno.test("a calendar is sent as an invitation and as an attached file", () =>
  withServer(async (server, open) => {
    const content = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n";
    await open().deliver({ ...mail, calendar: { method: "CANCEL", content } });
    const { source } = server.received[0];
    assert.match(source, /Content-Type: text\/calendar; charset=utf-8; method=CANCEL/i);
    assert.match(source, /Content-Disposition: attachment; filename=appointment\.ics/i);
    assert.ok(source.replace(/\r?\n/g, "").includes(btoa(content).slice(0, 40)));
  }));

Deno.test("a recipient is one address, never parsed as a list", () =>
  withServer(async (server, open) => {
    for (
      const to of [
        "ada@example.com, eve@example.com",
        "Ada <ada@example.com>",
        "ada@example.com\r\nRCPT TO:<eve@example.com>",
      ]
    ) {
      await assert.rejects(open().deliver({ ...mail, to }), DeliveryError);
    }
    assert.deepEqual(server.received, []);
  }));

Deno.test("a refused delivery is reported by its codes, without the server's words or an address", () =>
  withServer(async (server, open) => {
    const refused = (error: unknown, code: RegExp) => {
      assert.ok(error instanceof DeliveryError);
      assert.match(error.code, code);
      assert.doesNotMatch(error.message, /@|No such user|Invalid username/);
      return true;
    };
    await assert.rejects(
      open().deliver({ ...mail, to: "nobody@example.com" }),
      (error) => refused(error, /EENVELOPE 550/),
    );
    await assert.rejects(
      open(server.url("bloom", "wrong")).deliver(mail),
      (error) => refused(error, /EAUTH 535/),
    );
    await assert.rejects(
      open("smtp://127.0.0.1:1").deliver(mail),
      (error) => refused(error, /ESOCKET|ECONN/),
    );
  }));

Deno.test("outside local a server without TLS is refused", () =>
  withServer(async (server) => {
    const mailer = openSmtpMailer({
      url: server.url(),
      from: "care@bloom.example",
      requireTls: true,
      domain: "bloom.example",
    });
    await assert.rejects(mailer.deliver(mail), DeliveryError);
    await mailer.close();
    assert.equal(server.received.length, 0);
  }));
