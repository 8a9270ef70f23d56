/** Finding a name while typing, also in the middle of a Thai word. */

/** The browser's twin of the server's search text: what looks the same is the same. */
export function searchText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u200b-\u200d\ufeff]/g, "")
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33")
    .replace(/\u0e33([\u0e48-\u0e4b])/g, "$1\u0e33")
    .replace(/เเ/g, "แ")
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

export interface Findable {
  id: string;
  label: string;
  weight: number;
}

/** Places in the list: a beginning before a word's beginning before anywhere. */
function place(text: string, query: string): number {
  const at = text.indexOf(query);
  if (at < 0) return -1;
  if (at === 0) return 0;
  return text[at - 1] === " " ? 1 : 2;
}

/** Build a finder over names; it answers at most `limit`, best first. */
export function finder(items: Findable[]): (query: string, limit: number) => string[] {
  const prepared = items.map((item) => ({ ...item, text: searchText(item.label) }));
  return (query, limit) => {
    const wanted = searchText(query);
    if (!wanted) return [];
    return prepared
      .map((item) => ({ item, at: place(item.text, wanted) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.item.weight - a.item.weight)
      .slice(0, limit)
      .map(({ item }) => item.id);
  };
}
