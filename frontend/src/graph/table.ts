/** The table twin shares its selection with the drawing: a row chooses, and the chosen one's rows are marked. */
import htmx from "htmx.org";

export interface TableEvents {
  chose(node: string): void;
  lit(source: string, target: string): void;
}

export function bindTable(events: TableEvents): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("#table [data-pick]");
    const row = button?.closest<HTMLElement>("tr");
    if (!row) return;
    const { node, source, target } = row.dataset;
    if (node) events.chose(node);
    else if (source && target) events.lit(source, target);
  });
}

/** Mark the rows of the chosen one; without any, none. */
export function markRows(node: string | null): void {
  for (const row of document.querySelectorAll<HTMLElement>("#table tr[data-node], #table tr[data-source]")) {
    const isIt = node !== null && [row.dataset["node"], row.dataset["source"], row.dataset["target"]].includes(node);
    row.toggleAttribute("data-chosen", isIt);
    const button = row.querySelector("[data-pick]");
    if (row.dataset["node"]) button?.setAttribute("aria-pressed", String(isIt));
  }
}

/** Bring the table of another level or day; the drawing does not wait for it. */
export async function renewTable(query: string): Promise<void> {
  const answer = await fetch(query, { credentials: "same-origin" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [fresh, old] = [page.querySelector("#table"), document.querySelector("#table")];
  if (!fresh || !old) return;
  const wasOpen = [...old.querySelectorAll("details")].map((box) => box.open);
  fresh.querySelectorAll("details").forEach((box, index) => {
    box.open = wasOpen[index] ?? box.open;
  });
  old.replaceWith(fresh);
  htmx.process(fresh);
}
