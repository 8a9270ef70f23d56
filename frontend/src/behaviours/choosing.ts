/**
 * Ticking rows of a list: how many are ticked stands on the button, which needs at least one.
 * Without a script the button is always there and the next page says when nobody was ticked.
 */
function count(form: HTMLFormElement): void {
  const ticked = form.querySelectorAll("input[name=selected]:checked").length;
  const place = form.querySelector<HTMLElement>("[data-choice-count]");
  const button = form.querySelector<HTMLButtonElement>("[data-needs-choice]");
  if (place) place.textContent = ticked ? String(ticked) : "";
  if (button) button.disabled = ticked === 0;
  form.toggleAttribute("data-has-choice", ticked > 0);
}

function countAll(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-choosing]")) count(form);
}

export function choosing(): void {
  countAll();
  document.addEventListener("change", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-choosing]");
    if (form) count(form);
  });
  document.addEventListener("htmx:after:process", countAll);
  // A page taken from memory keeps its ticks.
  window.addEventListener("pageshow", countAll);
}
