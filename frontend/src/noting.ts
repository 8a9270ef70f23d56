/** Noting contacts without signal: whom somebody is in touch with, on one telephone (docs/rooms/contact.md). */
import { NoteContacts } from "./noting/page";

const host = document.querySelector<HTMLElement>("[data-offline]");
if (host) void new NoteContacts(host).begin();
