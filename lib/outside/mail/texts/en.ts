/** The text around every mail, in English. */
export const en = {
  hello: (name?: string) => name ? `Hello ${name},` : "Hello,",
  signOff: "The Bloom team",
};

export type Messages = typeof en;
