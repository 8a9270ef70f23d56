/**
 * The worker of the page that notes without signal. Its scope is that one page: it keeps the page and
 * the files it is made of, and answers with them where no signal is. Names and lines are not here.
 */
interface Extended extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched extends Extended {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker_ {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: string, act: (event: never) => void): void;
}

const worker = self as unknown as Worker_;
const NAME = `malai-offline ${new URL(worker.registration.scope).pathname}`;
/** Our answers differ by language and sign-in; what is kept is of this telephone and its owner. */
const WHATEVER = { ignoreVary: true };
/** A signal that does not answer within this is none. */
const PATIENCE_MS = 4000;

worker.addEventListener("install", (event: Extended) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event: Extended) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event: MessageEvent<{ keep?: string[]; drop?: boolean }> & Extended) => {
  const work = event.data.drop ? caches.delete(NAME) : keep(event.data.keep ?? []);
  event.waitUntil(work.then((done) => event.ports[0]?.postMessage(done)));
});

worker.addEventListener("fetch", (event: Fetched) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.includes("/static/")) event.respondWith(part(request));
});

async function keep(addresses: string[]): Promise<boolean> {
  const cache = await caches.open(NAME);
  try {
    await Promise.all(addresses.map((address) => keepOne(cache, address)));
    await forgetOthers(cache, addresses);
    return true;
  } catch {
    // Without signal now: what an earlier visit kept is as good.
    const there = await Promise.all(addresses.map((address) => cache.match(address, WHATEVER)));
    return there.every(Boolean);
  }
}

async function keepOne(cache: Cache, address: string): Promise<void> {
  if (address.includes("/static/") && (await cache.match(address, WHATEVER))) return;
  const answer = await fetch(address, { redirect: "manual", credentials: "same-origin" });
  if (answer.status !== 200) throw new Error(`not kept: ${address}`);
  await cache.put(address, answer);
}

/** Files of an older version go; their names are made from their content. */
async function forgetOthers(cache: Cache, addresses: string[]): Promise<void> {
  const wanted = new Set(addresses);
  for (const request of await cache.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}

async function page(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  const known = await cache.match(request, { ...WHATEVER, ignoreSearch: true });
  try {
    const fresh = await (known ? soon(fetch(request)) : fetch(request));
    return fresh.status >= 500 && known ? known : fresh;
  } catch (error) {
    if (known) return known;
    throw error;
  }
}

function soon(answer: Promise<Response>): Promise<Response> {
  const late = new Promise<Response>((_resolve, reject) => {
    setTimeout(() => reject(new Error("no answer")), PATIENCE_MS);
  });
  return Promise.race([answer, late]);
}

async function part(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  const known = await cache.match(request, WHATEVER);
  if (known) return known;
  const fresh = await fetch(request);
  if (fresh.status === 200 && fresh.type === "basic") await cache.put(request, fresh.clone());
  return fresh;
}

export {};
