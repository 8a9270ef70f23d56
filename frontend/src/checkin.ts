/** Noting who came without signal: one activity, on one telephone (docs/rooms/activities.md). */
import { CheckIn } from "./checkin/page";

const host = document.querySelector<HTMLElement>("[data-offline]");
if (host) void new CheckIn(host).begin();
