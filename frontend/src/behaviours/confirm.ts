/**
 * "Are you sure?" for what cannot be undone: a submit button with `data-confirm="sentence"` opens
 * the page's one confirm dialog; `data-confirm-label` is what its red button says.
 */
interface Asked {
  form: HTMLFormElement;
  button: HTMLElement;
}

export function confirmations(): void {
  let asked: Asked | null = null;

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      const button = (event as SubmitEvent).submitter;
      const dialog = document.querySelector<HTMLDialogElement>("#confirm");
      const sentence = button?.dataset["confirm"];
      if (!button || !sentence || !dialog || button.dataset["confirmed"]) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      asked = { form, button };
      dialog.querySelector("[data-confirm-sentence]")!.textContent = sentence;
      const yes = dialog.querySelector<HTMLElement>("[data-confirm-yes]")!;
      yes.textContent = button.dataset["confirmLabel"] ?? button.textContent;
      dialog.showModal();
    },
    true,
  );

  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const dialog = target.closest<HTMLDialogElement>("dialog");
    if (target.closest("[data-dialog-close]")) dialog?.close();
    const opener = target.closest<HTMLElement>("[data-dialog-open]");
    if (opener) document.querySelector<HTMLDialogElement>(opener.dataset["dialogOpen"]!)?.showModal();
    if (!target.closest("[data-confirm-yes]") || !asked) return;
    dialog?.close();
    const { form, button } = asked;
    asked = null;
    button.dataset["confirmed"] = "yes";
    form.requestSubmit(button);
    delete button.dataset["confirmed"];
  });
}
