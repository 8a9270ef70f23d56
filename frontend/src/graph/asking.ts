/** What a look needs of the server, and the graph made of the answers. */
import { toast } from "../behaviours/toasts";
import type { Data, Way } from "./data";
import type { FieldData, Fields } from "./fields";
import type { Look } from "./look";
import { graphOf, tieKey, type Graph, type PictureData } from "./model";
import type { Time } from "./time";
import type { Words } from "./words";

/** Everything a look needs that the server knows. */
export interface Answer {
  picture: PictureData;
  /** The step before on the slider, to mark what formed and faded. */
  before: PictureData | null;
  fields: Map<string, FieldData>;
  way: Way | null;
}

/** Ask for everything at once; a field or a way that cannot be had is told and left out. */
export async function ask(look: Look, data: Data, all: Fields, time: Time, words: Words): Promise<Answer> {
  const former = look.day ? time.before(look.day) : null;
  const names = new Set([look.colour, look.size, look.shape, look.cluster, look.hulls, ...Object.keys(look.hidden)]);
  names.delete("");
  names.delete("kind");
  const [picture, before, way, ...fields] = await Promise.all([
    data.picture(look.level, look.day),
    former === null ? null : data.picture(look.level, former).catch(() => null),
    look.path ? data.way(look.path.from, look.path.to, look.day).catch(() => null) : null,
    ...[...names].map((name) => all.get(name, look.day).catch(() => null)),
  ]);
  const known = fields.filter((field) => field !== null);
  if (known.length < names.size) toast(words("field-gone"), "warning");
  return { picture, before, way, fields: new Map(known.map((field) => [field.name, field])) };
}

/** The graph of the day, with what formed and faded since the step before. */
export function graphFor({ picture, before }: Answer): Graph {
  if (!before) return graphOf(picture);
  const now = new Set(picture.ties.map(tieKey));
  const faded = before.ties.filter((tie) => !tie.layer.startsWith("co_attendance") && !now.has(tieKey(tie)));
  const known = new Set(before.ties.map(tieKey));
  // Pairs who met have no day on which they fade.
  for (const tie of picture.ties) if (tie.layer.startsWith("co_attendance")) known.add(tieKey(tie));
  return graphOf(picture, known, faded);
}
