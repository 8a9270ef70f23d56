/**
 * Copy and share: `<button data-copy="text">` or `data-copy-from="#id"`, and with `data-share` the
 * phone's own share sheet (LINE is in it) where there is one. No outside host is ever asked.
 */
const BACK_MS = 2_500;

function textOf(button: HTMLElement): string {
  const from = button.dataset["copyFrom"];
  const source = from ? document.querySelector<HTMLElement>(from) : null;
  return (source?.innerText ?? button.dataset["copy"] ?? "").trim();
}

async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Plain http on a local network has no clipboard: the old way still works there.
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "visually-hidden";
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

async function share(text: string, title: string): Promise<boolean> {
  if (!navigator.share) return false;
  try {
    await navigator.share({ title, text });
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
  return true;
}

function sayDone(button: HTMLElement): void {
  const place = button.querySelector<HTMLElement>("[data-copy-label]");
  const done = button.dataset["done"];
  if (!place || !done || button.dataset["busy"]) return;
  const before = place.textContent;
  button.dataset["busy"] = "yes";
  place.textContent = done;
  window.setTimeout(() => {
    place.textContent = before;
    delete button.dataset["busy"];
  }, BACK_MS);
}

export function copyButtons(): void {
  document.addEventListener("click", async (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy], [data-copy-from]");
    if (!button) return;
    const text = textOf(button);
    if (button.hasAttribute("data-share") && (await share(text, document.title))) return;
    await copy(text);
    sayDone(button);
  });
}
