/** The oldest supported browsers for scripts and styles, in esbuild's notation. */
export const oldestBrowsers = ["chrome87", "firefox78", "safari14.1"];
