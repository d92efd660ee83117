import { createApp } from "./lib/site/app.ts";
import { ownPractice } from "./lib/start/own_practice.ts";

/** The application, for Fresh to give it its build and for lib/start/ to serve it. */
export const app = createApp(await ownPractice());
