import { z } from "zod";
import { web } from "./formats.ts";
import type { Providers } from "./providers.ts";

/** The variables that configure sign-in providers. */
export const providerVariables = {
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  GOOGLE_ISSUER: web.default("https://accounts.google.com"),
  GOOGLE_AUTHORIZATION_URL: web.default("https://accounts.google.com/o/oauth2/v2/auth"),
  GOOGLE_TOKEN_URL: web.default("https://oauth2.googleapis.com/token"),
  GOOGLE_KEYS_URL: web.default("https://www.googleapis.com/oauth2/v3/certs"),
  ZOOM_CLIENT_ID: z.string().min(1).optional(),
  ZOOM_CLIENT_SECRET: z.string().min(1).optional(),
  ZOOM_ISSUER: web.default("https://zoom.us"),
  ZOOM_AUTHORIZATION_URL: web.default("https://zoom.us/oauth/authorize"),
  ZOOM_TOKEN_URL: web.default("https://zoom.us/oauth/token"),
  ZOOM_USER_URL: web.default("https://api.zoom.us/v2/users/me"),
};

type Values = z.output<z.ZodObject<typeof providerVariables>>;

/** Returns the providers whose credentials are set. */
export function readProviders(values: Values): Providers {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET } = values;
  return {
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET
      ? {
        google: {
          clientId: GOOGLE_CLIENT_ID,
          clientSecret: GOOGLE_CLIENT_SECRET,
          issuer: values.GOOGLE_ISSUER,
          authorizationUrl: values.GOOGLE_AUTHORIZATION_URL,
          tokenUrl: values.GOOGLE_TOKEN_URL,
          keysUrl: values.GOOGLE_KEYS_URL,
        },
      }
      : {}),
    ...(ZOOM_CLIENT_ID && ZOOM_CLIENT_SECRET
      ? {
        zoom: {
          clientId: ZOOM_CLIENT_ID,
          clientSecret: ZOOM_CLIENT_SECRET,
          issuer: values.ZOOM_ISSUER,
          authorizationUrl: values.ZOOM_AUTHORIZATION_URL,
          tokenUrl: values.ZOOM_TOKEN_URL,
          userUrl: values.ZOOM_USER_URL,
        },
      }
      : {}),
  };
}

/** The variables with the addresses to which codes and tokens are sent. */
export const providerUrls = [
  "GOOGLE_ISSUER",
  "GOOGLE_AUTHORIZATION_URL",
  "GOOGLE_TOKEN_URL",
  "GOOGLE_KEYS_URL",
  "ZOOM_ISSUER",
  "ZOOM_AUTHORIZATION_URL",
  "ZOOM_TOKEN_URL",
  "ZOOM_USER_URL",
] as const;
