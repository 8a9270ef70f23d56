"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const say = data.words;
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (name, text, className) => {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (className) node.className = className;
    return node;
  };
  root.classList.add("js");

  // ---- light and dark ----
  $("#theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // ---- phones and e-mail: hidden until asked for ----
  const contacts = $("#contacts");
  if (contacts) {
    contacts.checked = false;
    contacts.addEventListener("change", () => {
      root.classList.toggle("contacts", contacts.checked);
      if (chosen !== null) showCard(chosen);
    });
  }

  // ---- tables: tabs, filter, a first few rows ----
  const FEW = 25;
  const plainText = (text) => text.toLowerCase().normalize("NFC");
  const panels = $$(".panel");
  const refresh = {};
  const tabs = make("div", undefined, "tabs");
  tabs.setAttribute("role", "tablist");
  const openPanel = (id) => {
    for (const panel of panels) panel.hidden = panel.id !== id;
    for (const tab of tabs.children) tab.setAttribute("aria-selected", String(tab.dataset.id === id));
  };
  for (const panel of panels) {
    const tab = make("button", $("h3", panel).textContent);
    tab.type = "button";
    tab.dataset.id = panel.id;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    tab.addEventListener("click", () => openPanel(panel.id));
    tabs.append(tab);
    setUpTable(panel);
  }
  if (panels.length) {
    panels[0].before(tabs);
    openPanel(panels[0].id);
  }

  function setUpTable(panel) {
    const rows = $$("tbody tr", panel);
    const texts = rows.map((row) => plainText(row.textContent));
    const field = $(".filter", panel);
    const note = make("div", undefined, "note");
    let only = null;
    let all = false;
    panel.append(note);
    const show = () => {
      const wanted = plainText(field.value.trim());
      const fitting = rows.filter((row, i) =>
        (!only || only.has(row.dataset.member)) && (!wanted || texts[i].includes(wanted)));
      const shown = new Set(all || only ? fitting : fitting.slice(0, FEW));
      for (const row of rows) row.hidden = !shown.has(row);
      tellNote(fitting.length, shown.size);
    };
    const tellNote = (fitting, shown) => {
      note.replaceChildren();
      if (only) note.append(make("span", `${say.chosen}: ${fitting}`));
      else if (shown < rows.length) note.append(make("span", `${say.showing} ${shown} ${say.of} ${rows.length}`));
      if (only) note.append(button(say.clear, () => { only = null; show(); }));
      else if (shown < fitting) note.append(button(say.all, () => { all = true; show(); }));
    };
    field.addEventListener("input", show);
    refresh[panel.id] = (members) => { only = members; field.value = ""; show(); };
    show();
  }

  function button(text, act) {
    const node = make("button", text, "ghost");
    node.type = "button";
    node.addEventListener("click", act);
    return node;
  }

  // ---- acts of findings ----
  for (const link of $$(".act a")) {
    link.addEventListener("click", () => {
      const place = link.dataset.place;
      const members = (link.dataset.members || "").split(" ").filter(Boolean);
      if (refresh[place]) {
        openPanel(place);
        refresh[place](members.length ? new Set(members) : null);
      }
      if (place === "picture" && picture) picture.point(members.map(Number));
      const target = document.getElementById(place);
      if (target) { target.classList.add("flash"); setTimeout(() => target.classList.remove("flash"), 1700); }
    });
  }

  // ---- copy: counts only, never names ----
  $("#copy").addEventListener("click", async (event) => {
    const lines = [document.title, ...$$(".said[data-copy]").map((node) => `• ${node.dataset.copy}`)];
    const text = lines.join("\n");
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      try { await navigator.share({ text }); return; } catch { /* not allowed here: copy instead */ }
    }
    await copyText(text);
    const before = event.target.textContent;
    event.target.textContent = say.copied;
    setTimeout(() => { event.target.textContent = before; }, 1800);
  });
  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = make("textarea", text);
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  // ---- the picture ----
  let chosen = null;
  const svg = $("#drawing");
  const picture = svg ? setUpPicture() : null;

  function setUpPicture() {
    const figure = svg.parentElement;
    const labels = $("#labels");
    const card = $("#card");
    const section = $("#picture");
    const NOBODY = -1;
    const layersOn = new Set($$("#layers input").filter((box) => box.checked).map((box) => box.value));
    const group = { groups: $("#groups"), people: $("#persons") };
    const nodes = {
      groups: $$(".spot", group.groups),
      people: $$(".spot", group.people),
    };
    const lines = $$(".strand", group.groups);
    const paths = $$(".ties[data-layer]", group.people);
    const chosenPath = $("#chosen");
    const homes = new Map();
    const inside = new Map();
    for (const [member, body] of data.memberships) {
      push(homes, member, body);
      push(inside, body, member);
    }
    const tiesOf = new Map();
    for (const [a, b, kind] of data.ties) {
      const [there, back] = data.tieKinds[kind];
      push(tiesOf, a, [b, there]);
      push(tiesOf, b, [a, back]);
    }
    let level = data.level;
    let flipped = {};
    let view = { x: 0, y: 0, w: 1, h: 1 };
    let whole = view;
    let near = new Set();

    function push(map, key, value) {
      if (map.has(key)) map.get(key).push(value); else map.set(key, [value]);
    }
    const spots = () => data[level].spots;
    const at = (spot) => (flipped[level] ? [spot[3], spot[2]] : [spot[2], spot[3]]);
    const labelOf = (member) => (member === NOBODY ? say.nobody : data.members[member].s || data.members[member].n);
    const nameOf = (member) => (member === NOBODY ? say.nobody : data.members[member].n);

    // the strongest people stand out among all people
    const byTies = data.people.spots.filter((spot) => spot[1] === "person" && spot[5] >= 3)
      .sort((a, b) => b[5] - a[5]).slice(0, 5);
    for (const spot of byTies) nodes.people[spot[0]].classList.add("strong");

    const isPhone = () => figure.clientWidth < 560;

    function place() {
      const isTall = figure.clientHeight > figure.clientWidth;
      const isWide = data[level].w > data[level].h * 1.1;
      const wasFlipped = Boolean(flipped[level]);
      flipped[level] = isTall && isWide;
      if (wasFlipped === flipped[level]) return;
      nodes[level].forEach((node, i) => {
        const [x, y] = at(spots()[i]);
        node.setAttribute("transform", `translate(${x} ${y})`);
      });
      if (level === "groups") placeLines(); else placePaths();
    }
    function placeLines() {
      lines.forEach((line, i) => {
        const [a, b] = data.groups.strands[i];
        const [x1, y1] = at(spots()[a]);
        const [x2, y2] = at(spots()[b]);
        for (const [key, value] of Object.entries({ x1, y1, x2, y2 })) line.setAttribute(key, value);
      });
    }
    function placePaths() {
      for (const path of paths) {
        const layer = path.dataset.layer;
        path.setAttribute("d", data.people.strands.filter((s) => layer in s[2]).map(segment).join(""));
      }
    }
    function segment([a, b]) {
      const [x1, y1] = at(spots()[a]);
      const [x2, y2] = at(spots()[b]);
      return `M${x1} ${y1}L${x2} ${y2}`;
    }

    // -- layers --
    function showLayers() {
      data.groups.strands.forEach((strand, i) => {
        const total = Object.entries(strand[2]).reduce((sum, [layer, n]) => sum + (layersOn.has(layer) ? n : 0), 0);
        lines[i].classList.toggle("off", total === 0);
        lines[i].setAttribute("stroke-width", (1.2 + 1.5 * Math.log2(1 + total)).toFixed(1));
      });
      for (const path of paths) path.classList.toggle("off", !layersOn.has(path.dataset.layer));
      if (chosen !== null) mark();
    }
    $$("#layers input").forEach((box) => box.addEventListener("change", () => {
      if (box.checked) layersOn.add(box.value); else layersOn.delete(box.value);
      showLayers();
      drawLabels();
    }));

    // -- the window on the picture --
    function fitBox() {
      const { w, h } = data[level];
      const [width, height] = flipped[level] ? [h, w] : [w, h];
      const ratio = figure.clientWidth / Math.max(figure.clientHeight, 1);
      const side = level === "groups" ? 62 : 34;
      const above = isPhone() ? 70 : 0; // the buttons stand there
      let boxW = width + 2 * side;
      let boxH = height + 2 * side + 20 + above; // a name stands below its circle
      const cx = width / 2;
      const cy = height / 2 + (20 - above) / 2;
      if (boxW / boxH < ratio) boxW = boxH * ratio; else boxH = boxW / ratio;
      return { x: cx - boxW / 2, y: cy - boxH / 2, w: boxW, h: boxH };
    }
    function setView(next) {
      const least = whole.w / 12;
      const w = Math.min(Math.max(next.w, least), whole.w * 1.3);
      const h = w * (whole.h / whole.w);
      view = { x: next.x + (next.w - w) / 2, y: next.y + (next.h - h) / 2, w, h };
      svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
      figure.classList.toggle("zoomed", view.w < whole.w * 0.97);
      requestLabels();
    }
    function fit() { place(); whole = fitBox(); setView(whole); }
    function zoom(factor, px = 0.5, py = 0.5) {
      const w = Math.min(Math.max(view.w * factor, whole.w / 12), whole.w * 1.3);
      const h = w * (view.h / view.w);
      setView({ x: view.x + (view.w - w) * px, y: view.y + (view.h - h) * py, w, h });
    }
    function centre(points) {
      const xs = points.map((p) => p[0]);
      const ys = points.map((p) => p[1]);
      const room = whole.w * 0.28;
      const w = Math.min(Math.max(Math.max(...xs) - Math.min(...xs) + room, whole.w * 0.6,
        (Math.max(...ys) - Math.min(...ys) + room * (whole.h / whole.w)) * (whole.w / whole.h)), whole.w);
      const h = w * (whole.h / whole.w);
      const cx = (Math.max(...xs) + Math.min(...xs)) / 2;
      const cy = (Math.max(...ys) + Math.min(...ys)) / 2;
      setView({ x: cx - w / 2, y: cy - h / 2, w, h });
    }
    $("#zoom-in").addEventListener("click", () => { used(); zoom(0.7); });
    $("#zoom-out").addEventListener("click", () => { used(); zoom(1.4); });
    $("#fit").addEventListener("click", () => { choose(null); fit(); });
    const used = () => figure.classList.add("used");

    // -- fingers and mouse --
    const pointers = new Map();
    let moved = 0;
    let apart = 0;
    const where = (event) => {
      const box = svg.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };
    svg.addEventListener("pointerdown", (event) => {
      pointers.set(event.pointerId, where(event));
      if (pointers.size === 1) moved = 0;
      apart = 0;
    });
    svg.addEventListener("pointermove", (event) => {
      if (!pointers.has(event.pointerId)) return;
      const before = pointers.get(event.pointerId);
      const now = where(event);
      pointers.set(event.pointerId, now);
      moved += Math.abs(now[0] - before[0]) * figure.clientWidth + Math.abs(now[1] - before[1]) * figure.clientHeight;
      if (pointers.size === 1) {
        if (event.pointerType === "touch" && !figure.classList.contains("zoomed")) return;
        if (moved < 5) return;
        if (!svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
        used();
        figure.classList.add("dragging");
        setView({ ...view, x: view.x - (now[0] - before[0]) * view.w, y: view.y - (now[1] - before[1]) * view.h });
      } else if (pointers.size === 2) {
        used();
        const [a, b] = [...pointers.values()];
        const distance = Math.hypot(a[0] - b[0], a[1] - b[1]);
        if (apart) zoom(apart / Math.max(distance, 0.01), (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
        apart = distance;
      }
    });
    for (const end of ["pointerup", "pointercancel"]) {
      svg.addEventListener(end, (event) => {
        pointers.delete(event.pointerId);
        apart = 0;
        figure.classList.remove("dragging");
      });
    }
    svg.addEventListener("click", (event) => {
      if (moved > 8) return;
      const node = event.target.closest(".spot");
      choose(node ? spots()[Number(node.dataset.i)][0] : null);
    });
    svg.addEventListener("dblclick", (event) => { used(); zoom(0.6, ...where(event)); });
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !figure.classList.contains("used")) return; // a page that scrolls past
      event.preventDefault();
      zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.004), ...where(event));
    }, { passive: false });
    svg.addEventListener("pointerdown", used);
    svg.addEventListener("keydown", (event) => {
      const node = event.target.closest(".spot");
      if (node && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        choose(spots()[Number(node.dataset.i)][0]);
      }
    });
    figure.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });

    // -- names: the most important first, never one upon another --
    const made = new Map();
    let waiting = false;
    function requestLabels() {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; drawLabels(); });
    }
    function limit() {
      if (near.size) return isPhone() ? 14 : 40;
      return isPhone() ? 16 : 34;
    }
    function drawLabels() {
      labels.replaceChildren();
      const width = figure.clientWidth;
      const height = figure.clientHeight;
      const scale = width / view.w;
      const isFew = spots().length < 300;
      const taken = spots().filter((s) => isFew || s[1] === "body").map((s) => {
        const [x, y] = at(s);
        const r = s[4] * scale * 0.8;
        return [(x - view.x) * scale - r, (y - view.y) * scale - r, (x - view.x) * scale + r, (y - view.y) * scale + r, s[0]];
      });
      taken.push(...covered());
      const wanted = spots().map((spot, i) => [i, spot]).filter(([, spot]) => {
        if (near.size) return near.has(spot[0]);
        return spot[1] !== "person" || spot[5] > 0 || spots().length < 60;
      });
      wanted.sort((a, b) => (b[1][0] === chosen) - (a[1][0] === chosen) || a[1][6] - b[1][6]);
      let shown = 0;
      for (const [, spot] of wanted.slice(0, 500)) {
        if (shown >= limit()) break;
        const [px, py] = at(spot);
        const x = (px - view.x) * scale;
        const y = (py - view.y) * scale;
        if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
        if (nameAt(spot, x, y, spot[4] * scale, taken, width, height)) shown += 1;
      }
    }
    function covered() {
      const box = figure.getBoundingClientRect();
      return [card, $(".zoom", figure)].filter((node) => !node.hidden).map((node) => {
        const part = node.getBoundingClientRect();
        return [part.left - box.left, part.top - box.top, part.right - box.left, part.bottom - box.top, null];
      });
    }
    function nameAt(spot, x, y, r, taken, width, height) {
      const key = `${level}:${spot[0]}`;
      let node = made.get(key);
      if (!node) {
        node = make("span", labelOf(spot[0]), spot[1] === "person" ? "" : "strong");
        made.set(key, node);
      }
      labels.append(node);
      const w = node.offsetWidth;
      const h = node.offsetHeight;
      const half = w / 2;
      const tries = [[x, y + r + 3, "center"], [x, y - r - h - 3, "center"],
        [x + r + half + 5, y - h / 2, "left"], [x - r - half - 5, y - h / 2, "right"]];
      for (const [cx, top, align] of tries) {
        const box = [cx - half, top, cx + half, top + h, spot[0]];
        const isOut = box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height;
        if (isOut || taken.some((other) => other[4] !== spot[0] && meets(box, other))) continue;
        node.style.left = `${(cx / width) * 100}%`;
        node.style.top = `${(top / height) * 100}%`;
        node.style.textAlign = align;
        taken.push([...box.slice(0, 4), null]);
        return true;
      }
      node.remove();
      return false;
    }
    const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

    // -- choosing somebody --
    function choose(member) {
      chosen = member;
      mark();
      if (member === null) { card.hidden = true; card.replaceChildren(); } else { used(); showCardHere(member); uncover(member); }
      drawLabels();
    }
    // the card must not hide who was chosen: it takes the other side, on a phone the picture moves up
    function uncover(member) {
      const spot = spots().find((row) => row[0] === member);
      if (!spot) return;
      const [x, y] = at(spot);
      const isLeft = (x - view.x) / view.w < 0.5;
      card.classList.toggle("right", isLeft && !isPhone());
      const down = (y - view.y) / view.h;
      if (isPhone() && down > 0.34) setView({ ...view, y: y - view.h * 0.24 });
    }
    function mark(points = null) {
      const index = new Map(spots().map((spot, i) => [spot[0], i]));
      near = new Set(points || []);
      if (chosen !== null) near.add(chosen);
      const mine = data[level].strands.map((strand) => {
        const [a, b] = [spots()[strand[0]][0], spots()[strand[1]][0]];
        const isOn = Object.keys(strand[2]).some((layer) => layersOn.has(layer));
        const isMine = chosen !== null && isOn && (a === chosen || b === chosen);
        if (isMine) { near.add(a); near.add(b); }
        return isMine;
      });
      const isDim = near.size > 0;
      group[level].classList.toggle("dim", isDim);
      nodes[level].forEach((node, i) => {
        const member = spots()[i][0];
        node.classList.toggle("on", member === chosen || Boolean(points && points.has(member)));
        node.classList.toggle("near", near.has(member));
      });
      if (level === "groups") lines.forEach((line, i) => line.classList.toggle("near", mine[i]));
      else chosenPath.setAttribute("d", data.people.strands.filter((_, i) => mine[i]).map(segment).join(""));
      return index;
    }

    function setLevel(next) {
      if (next === level) return;
      group[level].classList.remove("dim");
      level = next;
      for (const name of ["groups", "people"]) group[name].toggleAttribute("hidden", name !== level);
      for (const node of $$("[data-level]")) node.setAttribute("aria-pressed", String(node.dataset.level === level));
      section.className = `at-${level}`;
      chosen = null;
      near = new Set();
      card.hidden = true;
      fit();
      mark();
    }
    $$("[data-level]").forEach((node) => node.addEventListener("click", () => { setLevel(node.dataset.level); drawLabels(); }));

    // -- the card --
    function showCardHere(member) {
      card.replaceChildren();
      const person = member === NOBODY ? { n: say.nobody } : data.members[member];
      const close = make("button", "×", "round close");
      close.type = "button";
      close.setAttribute("aria-label", say.close);
      close.addEventListener("click", () => choose(null));
      const title = make("h3");
      title.append(make("bdi", person.n));
      card.append(close, title);
      if (person.k) card.append(make("span", person.k, "chip"));
      card.append(facts(person, member));
      list(say.belongs, homes.get(member) || []);
      members(member);
      partners(member);
      if (level === "groups") reach(member);
      card.hidden = false;
    }
    function facts(person, member) {
      const dl = make("dl");
      const rows = [...(person.f || [])];
      if (data.meetings && person.k && !inside.has(member)) rows.push([say.attended, `${person.a || 0} ${say.of} ${data.meetings} ${say.times}`]);
      if (root.classList.contains("contacts")) for (const contact of person.c || []) rows.push(["☎", contact]);
      for (const [label, value] of rows) {
        const dd = make("dd");
        dd.append(make("bdi", value));
        dl.append(make("dt", label), dd);
      }
      return dl;
    }
    function list(heading, found, kinds) {
      if (!found.length) return;
      card.append(make("h4", `${heading} (${found.length})`));
      const ul = make("ul");
      found.slice(0, 12).forEach((member, i) => {
        const li = make("li");
        const link = make("button", undefined, "link");
        link.type = "button";
        link.append(make("bdi", nameOf(member)));
        link.addEventListener("click", () => go(member));
        if (kinds) li.append(`${kinds[i]} `);
        li.append(link);
        ul.append(li);
      });
      if (found.length > 12) ul.append(make("li", `${say.more} ${found.length - 12}`));
      card.append(ul);
    }
    function members(member) {
      const found = member === NOBODY
        ? data.people.spots.filter((s) => s[1] === "person" && !homes.has(s[0])).map((s) => s[0])
        : inside.get(member) || [];
      list(say.members, found);
      if (found.length && level === "groups") {
        const open = button(say.seePeople, () => { setLevel("people"); point(found); });
        open.classList.add("go");
        card.append(open);
      }
    }
    function partners(member) {
      const found = tiesOf.get(member) || [];
      list(say.ties, found.map((tie) => tie[0]), found.map((tie) => tie[1]));
    }
    function reach(member) {
      const index = spots().findIndex((spot) => spot[0] === member);
      if (index < 0 || spots()[index][1] === "hub") return;
      const found = [];
      for (const [a, b, layers] of data.groups.strands) {
        if (a !== index && b !== index) continue;
        const other = spots()[a === index ? b : a];
        if (other[1] === "hub") continue;
        const total = Object.entries(layers).reduce((sum, [layer, n]) => sum + (layersOn.has(layer) ? n : 0), 0);
        if (total) found.push([other[0], total]);
      }
      found.sort((a, b) => b[1] - a[1]);
      list(say.linked, found.map((row) => row[0]), found.map((row) => `${row[1]} ·`));
    }
    function go(member) {
      const isHere = spots().some((spot) => spot[0] === member);
      if (!isHere) setLevel("people");
      choose(member);
      const spot = spots().find((row) => row[0] === member);
      if (spot) centre([at(spot)]);
      if (!isPhone()) setView({ ...view, x: view.x - view.w * 0.15 });
      uncover(member);
    }
    function point(members) {
      const known = new Set(members);
      if (known.size && ![...known].every((m) => spots().some((spot) => spot[0] === m))) setLevel("people");
      chosen = known.size === 1 ? members[0] : null;
      mark(known);
      card.hidden = true;
      if (chosen !== null) showCardHere(chosen);
      if (known.size) centre(spots().filter((spot) => known.has(spot[0])).map(at)); else fit();
      drawLabels();
    }

    // -- search --
    const field = $("#search");
    const found = $("#found");
    let active = -1;
    const names = data.members.map((member) => plainText(`${member.n} ${(member.f || []).map((f) => f[1]).join(" ")}`));
    function search() {
      const wanted = plainText(field.value.trim());
      found.replaceChildren();
      active = -1;
      const fitting = wanted ? names.map((name, i) => [name.indexOf(wanted), i]).filter((row) => row[0] >= 0)
        .sort((a, b) => a[0] - b[0]).slice(0, 8) : [];
      for (const [, member] of fitting) {
        const li = make("li");
        li.setAttribute("role", "option");
        li.append(make("bdi", data.members[member].n), " ", make("small", data.members[member].k));
        li.addEventListener("pointerdown", (event) => { event.preventDefault(); pick(member); });
        li.pick = () => pick(member);
        found.append(li);
      }
      if (wanted && !fitting.length) found.append(make("li", say.nothing));
      found.hidden = !wanted;
      field.setAttribute("aria-expanded", String(Boolean(wanted)));
    }
    function pick(member) {
      field.value = "";
      search();
      field.blur();
      go(member);
    }
    field.addEventListener("input", search);
    field.addEventListener("blur", () => { found.hidden = true; });
    field.addEventListener("keydown", (event) => {
      const options = $$("[role=option]", found);
      if (event.key === "Escape") { field.value = ""; search(); }
      if (event.key === "Enter" && options.length) options[Math.max(active, 0)].pick();
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : options.length - 1) + (active < 0 && event.key === "ArrowUp" ? 1 : 0)) % options.length;
      options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    });

    // what is printed marks nobody
    addEventListener("beforeprint", () => { setLevel(data.level); choose(null); fit(); drawLabels(); });
    new ResizeObserver(() => fit()).observe(figure);
    if (document.fonts && document.fonts.ready) document.fonts.ready.then(drawLabels);
    section.className = `at-${level}`;
    showLayers();
    fit();
    return { point, showCard: showCardHere };
  }
  function showCard(member) { if (picture) picture.showCard(member); else if (svg) setTimeout(() => picture.showCard(member)); }
})();
