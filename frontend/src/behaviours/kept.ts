/** Puts back what was typed before a session ended; without a field of that name it stays to be read. */
export function keptText(): void {
  const kept = document.querySelector<HTMLElement>("[data-kept]");
  if (!kept) return;
  for (const line of kept.querySelectorAll<HTMLElement>("[data-kept-name]")) {
    const name = CSS.escape(line.dataset["keptName"]!);
    const fields = [...document.querySelectorAll<HTMLInputElement>(`main form [name="${name}"]`)];
    if (fields.some((field) => putBack(field, line.dataset["keptValue"]!))) line.hidden = true;
  }
}

/** Says whether the field took the value. What the page put there by itself (hidden) stays. */
function putBack(field: HTMLInputElement, value: string): boolean {
  if (field.type === "hidden" || field.type === "file") return false;
  if (field.type === "radio" || field.type === "checkbox") {
    if (field.value === value) field.checked = true;
    return field.value === value;
  }
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}
