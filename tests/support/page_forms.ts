/** A form as a browser would send it. */
export interface PageForm {
  method: "get" | "post";
  /** Where it goes, as the page says it; null: to the page's own address. */
  action: string | null;
  multipart: boolean;
  /** The fields that are sent, in order, with the values that the page gives them. */
  fields: [name: string, value: string][];
  /** The buttons that send it; each adds its own field, if it has one. */
  buttons: ([name: string, value: string] | null)[];
}

/** Returns the forms of a page in HTML, in order. */
export function formsOf(html: string): PageForm[] {
  const forms: PageForm[] = [];
  for (const [whole, tag, inside] of html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)) {
    const form = attributesOf(tag);
    const outside = form.has("id") ? elsewhere(html.replace(whole, ""), form.get("id") ?? "") : "";
    forms.push({
      method: form.get("method") === "post" ? "post" : "get",
      action: form.get("action") || null,
      multipart: form.get("enctype") === "multipart/form-data",
      fields: fieldsIn(inside + outside),
      buttons: buttonsIn(inside + outside),
    });
  }
  return forms;
}

/** Returns a form's body as a browser sends it, with these fields instead of the page's. */
export function bodyOf(
  { fields, multipart }: Pick<PageForm, "fields" | "multipart">,
  instead: Record<string, string> = {},
): URLSearchParams | FormData {
  const entries = [
    ...fields.filter(([name]) => !Object.hasOwn(instead, name)),
    ...Object.entries(instead),
  ];
  if (!multipart) return new URLSearchParams(entries);
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

function fieldsIn(html: string): [string, string][] {
  const fields: [string, string][] = [];
  const controls =
    /<input\b([^>]*)>|<textarea\b([^>]*)>([^]*?)<\/textarea>|<select\b([^>]*)>([^]*?)<\/select>/g;
  for (const [, input, area, text, select, options] of html.matchAll(controls)) {
    const attributes = attributesOf(input ?? area ?? select);
    const name = attributes.get("name");
    if (!name || attributes.has("disabled")) continue;
    const type = attributes.get("type") ?? "text";
    if (type === "file" || ((type === "checkbox" || type === "radio") && !attributes.has("checked"))) {
      continue;
    }
    fields.push([
      name,
      input !== undefined
        ? attributes.get("value") ?? ""
        : area !== undefined
        ? decode(text)
        : chosenOf(options),
    ]);
  }
  return fields;
}

function buttonsIn(html: string): PageForm["buttons"] {
  return [...html.matchAll(/<button\b([^>]*)>/g)].map(([, tag]) => attributesOf(tag))
    .filter((button) => (button.get("type") ?? "submit") === "submit")
    .map((button) => {
      const name = button.get("name");
      return name === undefined ? null : [name, button.get("value") ?? ""];
    });
}

/** The controls outside of a form that belong to it by its id. */
const elsewhere = (html: string, id: string) =>
  [...html.matchAll(/<(input|button|textarea|select)\b[^>]*>/g)]
    .filter(([tag]) => attributesOf(tag).get("form") === id).map(([tag]) => tag).join("");

function chosenOf(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>([^<]*)/g)].map(([, tag, text]) => ({
    attributes: attributesOf(tag),
    text: decode(text),
  }));
  const chosen = all.find(({ attributes }) => attributes.has("selected")) ?? all[0];
  return chosen ? chosen.attributes.get("value") ?? chosen.text : "";
}

function attributesOf(tag: string): Map<string, string> {
  const all = tag.matchAll(/([\w:-]+)(?:="([^"]*)")?(?=[\s/>]|$)/g);
  return new Map([...all].map(([, name, value]) => [name.toLowerCase(), decode(value ?? "")]));
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };
const decode = (text: string) => text.replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole);
