/** Three date fields read back in words, with weekday; a Christian year gets a one-tap correction. */
import { exists, readYear, sayDate, type Language } from "../dates";

function number(box: HTMLElement, part: string): number | undefined {
  const field = box.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-date-part="${part}"]`);
  const digits = (field?.value ?? "").replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  return /^\d+$/.test(digits.trim()) ? Number(digits) : undefined;
}

function readBack(box: HTMLElement): void {
  const said = box.querySelector<HTMLElement>("[data-date-said]");
  const fix = box.querySelector<HTMLButtonElement>("[data-date-fix]");
  const yearField = box.querySelector<HTMLInputElement>('[data-date-part="year"]');
  if (!said || !yearField) return;
  const language: Language = document.documentElement.lang === "th" ? "th" : "en";
  const read = readYear(yearField.value);
  const given = read && { year: read.year, month: number(box, "month"), day: number(box, "day") };
  const isDay = given !== null && exists(given);
  const doubtful = given !== null && (!isDay || read?.era === "unclear");
  said.textContent = given === null ? "" : isDay ? sayDate(given, language) : (box.dataset["noSuchDay"] ?? "");
  said.toggleAttribute("data-doubt", doubtful);
  if (fix) {
    fix.hidden = !(read?.era === "ce" && language === "th");
    if (read) fix.dataset["year"] = String(read.year + 543);
    const label = fix.querySelector("[data-date-fix-year]");
    if (label && read) label.textContent = String(read.year + 543);
  }
}

export function dateFields(): void {
  const every = (): void => {
    for (const box of document.querySelectorAll<HTMLElement>("[data-date]")) readBack(box);
  };
  every();
  document.addEventListener("htmx:after:process", every);
  document.addEventListener("input", (event) => {
    const box = (event.target as Element).closest<HTMLElement>("[data-date]");
    if (box) readBack(box);
  });
  document.addEventListener("click", (event) => {
    const fix = (event.target as Element).closest<HTMLButtonElement>("[data-date-fix]");
    const box = fix?.closest<HTMLElement>("[data-date]");
    const year = box?.querySelector<HTMLInputElement>('[data-date-part="year"]');
    if (!fix || !box || !year) return;
    year.value = fix.dataset["year"] ?? year.value;
    readBack(box);
    year.focus();
  });
}
