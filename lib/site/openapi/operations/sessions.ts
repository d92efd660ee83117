import { z } from "zod";
import {
  activityJson,
  activityQuery,
  sessionViewJson,
  trustedBrowserJson,
} from "../../../shared/schemas/sessions.ts";
import { named, type Operation } from "../operation.ts";

const tag = "Sessions";

/** Where one is signed in, which browsers are trusted, and what happened to the account. */
export const sessionOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/user/sessions",
    tag,
    summary: "One's own sessions",
    answer: {
      status: 200,
      description: "This one first.",
      body: named("Sessions", z.object({ items: z.array(sessionViewJson) })),
    },
  },
  {
    method: "DELETE",
    route: "/api/user/sessions",
    tag,
    summary: "End all sessions but this one",
    answer: {
      status: 200,
      description: "How many have ended.",
      body: named("SessionsEnded", z.object({ ended: z.int() })),
    },
  },
  {
    method: "DELETE",
    route: "/api/user/sessions/:id",
    tag,
    summary: "End one of one's own sessions",
    answer: { status: 204, description: "Its token opens nothing from its next request on." },
  },
  {
    method: "GET",
    route: "/api/user/browsers",
    tag,
    summary: "The browsers that are not asked for a second factor",
    answer: {
      status: 200,
      description: "The one used last first.",
      body: named("TrustedBrowsers", z.object({ items: z.array(trustedBrowserJson) })),
    },
  },
  {
    method: "DELETE",
    route: "/api/user/browsers/:id",
    tag,
    summary: "Trust a browser no longer",
    answer: { status: 204, description: "It is asked for the second factor again." },
  },
  {
    method: "GET",
    route: "/api/user/activity",
    tag,
    summary: "What happened to one's own account",
    query: activityQuery,
    answer: {
      status: 200,
      description: "The latest first.",
      body: named("Activity", z.object({ items: z.array(activityJson), nextCursor: z.string().nullable() })),
    },
  },
];
