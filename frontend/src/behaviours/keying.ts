/** A signed sheet is keyed in without looking up: one key a line, Enter goes on, arrows go back. */
const LINE = "[data-key-line]";

export function keying(): void {
  document.addEventListener("input", (event) => {
    const field = lineOf(event.target);
    if (field && field.dataset["keyText"] === undefined && field.value) step(field, 1);
  });
  document.addEventListener("keydown", (event) => {
    const field = lineOf(event.target);
    if (!field || event.isComposing) return;
    const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(field, by);
  });
  document.addEventListener("focusin", (event) => {
    const field = lineOf(event.target);
    // What is there is replaced by the next key.
    if (field && field.dataset["keyText"] === undefined) field.select();
  });
}

function lineOf(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && target.matches(LINE) ? target : null;
}

/** Go to the next or the previous line; behind the last one stands the button. */
function step(from: HTMLInputElement, by: number): void {
  const form = from.closest<HTMLElement>("[data-key-sheet]");
  const lines = [...(form?.querySelectorAll<HTMLInputElement>(LINE) ?? [])];
  const next = lines[lines.indexOf(from) + by];
  if (next) next.focus();
  else if (by > 0) form?.querySelector<HTMLButtonElement>("button.btn-primary")?.focus();
}
