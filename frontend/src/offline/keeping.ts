/** The page itself stays on the telephone: a worker for this page alone, and room that is asked for. */

export type Kept = "kept" | "no-worker" | "failed";

/** Register the worker and let it keep the page and all it is made of; resolves when that is done. */
export async function keepPage(worker: string): Promise<Kept> {
  if (!("serviceWorker" in navigator)) return "no-worker";
  try {
    await navigator.serviceWorker.register(worker);
    const ready = await navigator.serviceWorker.ready;
    await navigator.storage?.persist?.();
    return (await ask(ready.active!, { keep: parts() })) ? "kept" : "failed";
  } catch {
    return "failed";
  }
}

function ask(worker: ServiceWorker, said: unknown): Promise<boolean> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) => resolve(event.data === true);
    worker.postMessage(said, [channel.port2]);
  });
}

/** Addresses of everything that this page has loaded. */
function parts(): string[] {
  const named = [...document.querySelectorAll<HTMLElement>("script[src], link[href], img[src], use[href]")];
  const addresses = named.map((one) => one.getAttribute("src") ?? one.getAttribute("href") ?? "");
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const whole = [...addresses, ...loaded].map((address) => new URL(address, location.href));
  const ours = whole.filter((url) => url.origin === location.origin && url.pathname.includes("/static/"));
  return [location.pathname, ...new Set(ours.map((url) => url.pathname))];
}

/** Let the worker go with everything it keeps. */
export async function dropPage(): Promise<void> {
  const here = await navigator.serviceWorker?.getRegistration(location.pathname);
  if (here?.active) await ask(here.active, { drop: true });
  await here?.unregister();
}
