/** The oldest browsers that scripts and styles are written for, in esbuild's words. */
export const oldestBrowsers = ["chrome87", "firefox78", "safari14.1"];
