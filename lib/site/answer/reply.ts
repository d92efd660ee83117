/** What an operation answers, with headers or another status than its first answer's. */
export class Reply<Body> {
  constructor(readonly body: Body, readonly init: ReplyInit) {}
}

interface ReplyInit {
  headers?: HeadersInit;
  status?: number;
}

/** An answer with headers, cookies included, or with the status of an operation's further answer. */
export const reply = <Body>(body: Body, init: ReplyInit): Reply<Body> => new Reply(body, init);
