/**
 * Set the remembered theme before the first paint; loaded as a blocking script, so it stays tiny.
 * Without a remembered choice the page follows the system.
 */
(() => {
  let choice: string | null = null;
  try {
    choice = localStorage.getItem("malai-theme");
  } catch {
    // Storage may be forbidden; the page then follows the system.
  }
  const root = document.documentElement;
  if (choice === "light") root.dataset["theme"] = "malai";
  else if (choice === "dark") root.dataset["theme"] = "malai-dark";
  root.classList.add("js");
})();
