/** Words of the picture: the page's template carries them, so they are translated with the others. */
export type Words = (name: string, values?: Record<string, string | number>) => string;

export function wordsOf(host: HTMLElement): Words {
  const found = new Map<string, string>();
  const template = host.querySelector<HTMLTemplateElement>("template[data-words]");
  for (const one of template?.content.querySelectorAll<HTMLElement>("[data-word]") ?? []) {
    found.set(one.dataset["word"]!, one.textContent.trim());
  }
  return (name, values = {}) =>
    (found.get(name) ?? name).replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** The one element of the picture with this part's name. */
export function part<T extends HTMLElement = HTMLElement>(host: HTMLElement, name: string): T {
  const found = host.querySelector<T>(`[data-part="${name}"]`);
  if (!found) throw new Error(`the page has no part ${name}`);
  return found;
}

/** Make an element with a class and text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
  text = "",
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}
