/** Every page loads this: styles, htmx, Alpine (the build without eval) and small behaviours. */
import "./styles/main.css";
import "htmx.org";
import Alpine from "@alpinejs/csp";
import { chips } from "./behaviours/chips";
import { choosing } from "./behaviours/choosing";
import { confirmations } from "./behaviours/confirm";
import { copyButtons } from "./behaviours/copy";
import { dateFields } from "./behaviours/dates";
import { keptText } from "./behaviours/kept";
import { keying } from "./behaviours/keying";
import { menus } from "./behaviours/menus";
import { points } from "./behaviours/point";
import { submitting } from "./behaviours/submitting";
import { themeSwitch } from "./behaviours/theme";
import { toasts } from "./behaviours/toasts";

const all = [themeSwitch, menus, toasts, copyButtons, chips, choosing, confirmations, dateFields, submitting, keptText, points, keying];
for (const begin of all) {
  begin();
}
Alpine.start();
