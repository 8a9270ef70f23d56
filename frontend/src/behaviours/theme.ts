/** The theme switch: system, light or dark, remembered on this device. */
const KEY = "malai-theme";
const THEMES: Record<string, string> = { light: "malai", dark: "malai-dark" };

function chosen(): string {
  try {
    return localStorage.getItem(KEY) ?? "system";
  } catch {
    return "system";
  }
}

function remember(choice: string): void {
  try {
    if (choice === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // Storage may be forbidden: the choice then lasts for this page.
  }
}

function mark(choice: string): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset["themeChoice"] === choice));
  }
}

function wear(choice: string): void {
  const theme = THEMES[choice];
  if (theme) document.documentElement.dataset["theme"] = theme;
  else delete document.documentElement.dataset["theme"];
  mark(choice);
  document.dispatchEvent(new CustomEvent("malai:theme"));
}

export function themeSwitch(): void {
  mark(chosen());
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-theme-choice]");
    const choice = button?.dataset["themeChoice"];
    if (!choice) return;
    remember(choice);
    wear(choice);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    document.dispatchEvent(new CustomEvent("malai:theme"));
  });
}
