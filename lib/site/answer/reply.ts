/** An operation's answer with headers, or with a status other than the usual one. */
export class Reply<Body> {
  constructor(readonly body: Body, readonly init: ReplyInit) {}
}

interface ReplyInit {
  headers?: HeadersInit;
  status?: number;
}

/**
 * Returns an answer with headers (cookies included), or with the status of one of the operation's other
 * answers.
 */
export const reply = <Body>(body: Body, init: ReplyInit): Reply<Body> => new Reply(body, init);
