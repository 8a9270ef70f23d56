/** A story full screen: one slide at a time, by keys, buttons or a swipe. Without this it is a page. */
const KEYS: Record<string, number> = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1,
  ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
};
const SWIPE = 50;

class Showing {
  private readonly slides: HTMLElement[];
  private readonly bar: HTMLElement;
  private at = 0;
  private start: number | null = null;

  constructor(
    private readonly story: HTMLElement,
    private readonly begin: HTMLElement,
  ) {
    this.slides = [...story.querySelectorAll<HTMLElement>("[data-slide]")];
    this.bar = story.querySelector<HTMLElement>("[data-story-bar]")!;
    begin.hidden = false;
    begin.onclick = () => this.open();
    this.button("back", () => this.go(this.at - 1));
    this.button("on", () => this.go(this.at + 1));
    this.button("end", () => this.close());
    story.addEventListener("keydown", (event) => this.pressed(event));
    story.addEventListener("pointerdown", (event) => (this.start = event.clientX));
    story.addEventListener("pointerup", (event) => this.swiped(event.clientX));
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && this.isOpen) this.close();
    });
  }

  private get isOpen(): boolean {
    return this.story.dataset["showing"] === "true";
  }

  private button(name: string, act: () => void): void {
    this.story.querySelector<HTMLElement>(`[data-story-${name}]`)!.onclick = act;
  }

  private open(): void {
    this.story.dataset["showing"] = "true";
    this.story.tabIndex = -1;
    this.bar.hidden = false;
    this.go(0);
    this.story.focus();
    // A phone may refuse the whole screen; the slides fill the window then.
    void this.story.requestFullscreen?.().catch(() => undefined);
  }

  private close(): void {
    delete this.story.dataset["showing"];
    this.bar.hidden = true;
    for (const slide of this.slides) slide.hidden = false;
    const back = (): void => {
      this.slides[this.at]?.scrollIntoView({ block: "start" });
      this.begin.focus({ preventScroll: true });
    };
    // What lies outside the whole screen takes no focus before it is left.
    if (document.fullscreenElement) void document.exitFullscreen().then(back, back);
    else back();
  }

  private go(to: number): void {
    this.at = Math.min(Math.max(to, 0), this.slides.length - 1);
    this.slides.forEach((slide, place) => (slide.hidden = place !== this.at));
    this.story.querySelector("[data-story-at]")!.textContent = `${this.at + 1} / ${this.slides.length}`;
  }

  private pressed(event: KeyboardEvent): void {
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.altKey) return;
    const isButton = event.target instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ");
    const step = KEYS[event.key];
    if (event.key === "Escape") this.close();
    else if (event.key === "Home") this.go(0);
    else if (event.key === "End") this.go(this.slides.length - 1);
    else if (step && !isButton) this.go(this.at + step);
    else return;
    event.preventDefault();
  }

  private swiped(x: number): void {
    if (!this.isOpen || this.start === null) return;
    const way = x - this.start;
    this.start = null;
    if (Math.abs(way) > SWIPE) this.go(this.at + (way < 0 ? 1 : -1));
  }
}

const story = document.querySelector<HTMLElement>("[data-story]");
const begin = document.querySelector<HTMLElement>("[data-story-begin]");
if (story && begin) new Showing(story, begin);
