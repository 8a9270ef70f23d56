/** Dates in words: the browser's twin of `malai_core.text.dates.say_date`, tested by one table. */
export type Language = "th" | "en";

const MONTHS: Record<Language, string[]> = {
  th: "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};
const DAYS: Record<Language, string[]> = {
  th: "อาทิตย์ จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์".split(" "),
  en: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" "),
};
const ERA = 543;

export interface DateGiven {
  year: number;
  month?: number | undefined;
  day?: number | undefined;
}

export interface YearRead {
  year: number;
  /** How the number was taken: Buddhist, Christian, or neither is likely. */
  era: "be" | "ce" | "unclear";
}

/** Read a year as people write it, Thai digits too; two digits are refused. */
export function readYear(text: string): YearRead | null {
  const digits = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).trim();
  if (!/^\d{4}$/.test(digits)) return null;
  const number = Number(digits);
  if (number >= 2400) return { year: number - ERA, era: number <= 2700 ? "be" : "unclear" };
  return { year: number, era: number >= 1900 && number <= 2100 ? "ce" : "unclear" };
}

/** Whether the calendar has this day. */
export function exists({ year, month, day }: DateGiven): boolean {
  if (month === undefined) return day === undefined;
  if (month < 1 || month > 12) return false;
  if (day === undefined) return true;
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

/** Say a date as people do, with its weekday where the day is known. */
export function sayDate(given: DateGiven, language: Language): string {
  const { year, month, day } = given;
  const shown = language === "th" ? year + ERA : year;
  if (month === undefined) return language === "th" ? `พ.ศ. ${shown}` : String(shown);
  const said = `${day === undefined ? "" : `${day} `}${MONTHS[language][month - 1]} ${shown}`;
  if (day === undefined) return said;
  const weekday = DAYS[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return language === "th" ? `วัน${weekday}ที่ ${said}` : `${weekday} ${said}`;
}
