/** Messages at the foot of the page: dismissed by hand, or by time when nothing is lost by it. */
const QUIET_MS = 9_000;
const UNDO_MS = 25_000;

const shelf = (): HTMLElement | null => document.getElementById("toasts");

function keepWhileRead(toast: HTMLElement, after: number): void {
  let timer = 0;
  const start = (): void => {
    timer = window.setTimeout(() => toast.remove(), after);
  };
  for (const stop of ["pointerenter", "focusin"]) toast.addEventListener(stop, () => clearTimeout(timer));
  for (const go of ["pointerleave", "focusout"]) toast.addEventListener(go, start);
  start();
}

function watch(toast: HTMLElement): void {
  if (toast.dataset["watched"]) return;
  toast.dataset["watched"] = "yes";
  if (["error", "warning"].includes(toast.dataset["level"] ?? "")) return;
  keepWhileRead(toast, toast.querySelector(".btn-undo") ? UNDO_MS : QUIET_MS);
}

function watchAll(): void {
  for (const toast of document.querySelectorAll<HTMLElement>(".toast-card")) watch(toast);
}

/** Show a sentence made in the browser, such as "no connection". */
export function toast(sentence: string, level = "info"): void {
  const place = shelf();
  const pattern = document.querySelector<HTMLTemplateElement>("#toast-pattern");
  if (!place || !pattern) return;
  const card = pattern.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  const text = card?.querySelector("p");
  if (!card || !text) return;
  text.textContent = sentence;
  card.dataset["level"] = level;
  place.append(card);
  watch(card);
}

function sayFailure(words: "failed" | "offline"): void {
  const sentence = shelf()?.dataset[words];
  if (sentence) toast(sentence, "error");
}

export function toasts(): void {
  watchAll();
  document.addEventListener("click", (event) => {
    (event.target as Element).closest("[data-dismiss]")?.closest(".toast-card")?.remove();
  });
  document.addEventListener("htmx:after:process", watchAll);
  document.addEventListener("htmx:error", () => sayFailure("offline"));
  document.addEventListener("htmx:response:error", (event) => {
    const { ctx } = (event as CustomEvent<{ ctx?: { response?: { status?: number } } }>).detail;
    // 422 is a form with its errors, which the page itself shows.
    if (ctx?.response?.status !== 422) sayFailure("failed");
  });
}
