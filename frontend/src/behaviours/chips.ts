/** In a row of chips wider than the screen, the one that is chosen is in sight. */
function intoSight(): void {
  for (const chip of document.querySelectorAll<HTMLElement>(".chips [aria-current]")) {
    const row = chip.parentElement;
    if (row && row.scrollWidth > row.clientWidth) {
      row.scrollLeft = chip.offsetLeft - row.offsetLeft - (row.clientWidth - chip.offsetWidth) / 2;
    }
  }
}

export function chips(): void {
  intoSight();
  document.addEventListener("htmx:afterSettle", intoSight);
}
