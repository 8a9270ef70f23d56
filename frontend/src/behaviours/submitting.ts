/** A form that was sent shows it and cannot be sent twice by an impatient thumb. */
export function submitting(): void {
  document.addEventListener("submit", (event) => {
    const button = (event as SubmitEvent).submitter;
    if (event.defaultPrevented || !(button instanceof HTMLButtonElement)) return;
    button.setAttribute("aria-busy", "true");
    // After the browser has read the form: a disabled button's name would not be sent.
    window.setTimeout(() => {
      button.disabled = true;
    });
  });
  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll<HTMLButtonElement>("button[aria-busy]")) {
      button.disabled = false;
      button.removeAttribute("aria-busy");
    }
  });
}
